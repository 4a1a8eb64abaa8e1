/**
 * Makes the forms above in your Google Drive. Paste this file into a new project on script.google.com, choose
 * makeForms, and run it; the log then holds the addresses.
 */
function makeForms() {
  FORMS.forEach(function (words) {
    const form = FormApp.create(words.title);
    form.setDescription(words.description);
    form.setProgressBar(true);
    words.pages.forEach(function (page, place) {
      if (place > 0) {
        form.addPageBreakItem().setTitle(page.title);
      } else if (page.title) {
        form.addSectionHeaderItem().setTitle(page.title);
      }
      page.questions.forEach(function (question) {
        const item = form.addMultipleChoiceItem();
        item.setTitle(question.title).setChoiceValues(question.choices).setRequired(question.required);
        if (question.help) {
          item.setHelpText(question.help);
        }
      });
    });
    Logger.log(words.title + ': ' + form.getPublishedUrl() + ' (to edit: ' + form.getEditUrl() + ')');
  });
}
