"""Word document to PDF/A-2b and PDF/UA-1: LibreOffice makes it, pikepdf looks whether it did."""
