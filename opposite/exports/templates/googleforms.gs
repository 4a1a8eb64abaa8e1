/**
 * Paste this file into a new project on script.google.com. First run makeForms: it makes the forms above in your Google
 * Drive, and the log holds their addresses. Once people have answered, run collectAnswers: it puts the answers to all
 * forms into one spreadsheet, to be downloaded as CSV and imported.
 */
function makeForms() {
  const made = FORMS.map(function (words) {
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
        const item = question.unfolds ? form.addListItem() : form.addMultipleChoiceItem();
        item.setTitle(question.title).setChoiceValues(question.choices).setRequired(question.required);
        if (question.help) {
          item.setHelpText(question.help);
        }
      });
    });
    Logger.log(words.title + ': ' + form.getPublishedUrl() + ' (to edit: ' + form.getEditUrl() + ')');
    return form.getId();
  });
  PropertiesService.getScriptProperties().setProperty('forms', made.join(','));
}

function collectAnswers() {
  const header = ['respondent', 'answered_at'];
  const rows = [];
  PropertiesService.getScriptProperties().getProperty('forms').split(',').forEach(function (id) {
    FormApp.openById(id).getResponses().forEach(function (response) {
      const row = [response.getId(), response.getTimestamp().toISOString()];
      response.getItemResponses().forEach(function (answer) {
        const title = answer.getItem().getTitle();
        if (header.indexOf(title) < 0) {
          header.push(title);
        }
        row[header.indexOf(title)] = answer.getResponse();
      });
      rows.push(row);
    });
  });
  const table = [header].concat(rows).map(function (row) {
    return header.map(function (title, place) { return row[place] || ''; });
  });
  const answers = SpreadsheetApp.create('Answers');
  answers.getActiveSheet().getRange(1, 1, table.length, header.length).setNumberFormat('@').setValues(table);
  Logger.log('Answers: ' + answers.getUrl());
}
