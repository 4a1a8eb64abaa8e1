"""A framework's questionnaire as files for survey tools and for print, such that what is exported there can be imported."""
