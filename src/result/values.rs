//! Values of the contract that are printed as one text, and how its objects are declared.

use serde::{Serialize, Serializer};

use crate::decimal::Decimal;
use crate::form::Identity;

/// An exact number, printed as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure(pub Decimal);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The contract's id of an identity, as `row-total/received`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityId {
    /// `row-total` and the like.
    pub kind: &'static str,
    /// The key of its row or column.
    pub of: &'static str,
}

impl IdentityId {
    /// The id of this identity.
    pub const fn of(identity: &Identity) -> Self {
        Self { kind: identity.kind.key(), of: identity.of }
    }
}

impl Serialize for IdentityId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.kind, self.of))
    }
}

/// Declares objects of the contract: structs that serialise field by field in this order, by
/// serde for other programs and, for the command, directly as a line of JSON; those that are marked
/// are written in `json.rs`.
macro_rules! contract {
    ($($(#[$meta:meta])* $(@$by_hand:ident)? pub struct $name:ident $(<$life:lifetime>)? {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)+
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name $(<$life>)? {
            $($(#[$field_meta])* pub $field: $type,)+
        }

        #[cfg(feature = "cli")]
        $crate::result::values::write_json! {
            $(@$by_hand)? ($(<$life>)?) $name $(<$life>)? { $($field)+ }
        }
    )+};
}

/// Writes an object field by field, unless that is done by hand.
#[cfg(feature = "cli")]
macro_rules! write_json {
    (@by_hand $($rest:tt)*) => {};
    (($($generics:tt)*) $name:ty { $($field:ident)+ }) => {
        impl $($generics)* $crate::result::json::Json for $name {
            fn write(&self, out: &mut Vec<u8>) {
                let start = out.len();
                $(
                    out.extend_from_slice(concat!(",\"", stringify!($field), "\":").as_bytes());
                    self.$field.write(out);
                )+
                // The comma before the first field.
                out[start] = b'{';
                out.push(b'}');
            }
        }
    };
}

pub(super) use contract;
#[cfg(feature = "cli")]
pub(super) use write_json;
