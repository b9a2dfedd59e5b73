//! The rules of origin of the USMCA: `law/usmca`.

pub mod psr;
