"""Case file to Word document: choose what to print, lay it out as plain data, fill the template."""
