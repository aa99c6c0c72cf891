//! Findings and tables as others see them: the only types that serialise.
