"""The data as Word templates name it: Chinese names, figures as they are to be printed."""
