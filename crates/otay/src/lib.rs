//! otay
