//! Every sentence that a user reads is made here.
