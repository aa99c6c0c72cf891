//! What holds, what fails, what could not be checked, and why.
