//! Reading files that were dropped or chosen.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement, TextDecoder};
use yew::{Callback, TargetCast};

use super::clipboard::{self, Given};
use super::{MAX_BYTES, Taken, decode};
use crate::app::state::Unfit;
use crate::source::{Source, charset};

/// What was dropped.
pub fn dropped(event: &DragEvent) -> Given {
    let Some(data) = event.data_transfer() else { return Given::Nothing };
    match data.files().and_then(|it| it.get(0)) {
        Some(file) => Given::File(file),
        None => clipboard::given(&data),
    }
}

/// The file that was chosen; the field forgets it, so that it can be chosen again.
pub fn chosen(event: &Event) -> Given {
    let field: HtmlInputElement = event.target_unchecked_into();
    let file = field.files().and_then(|it| it.get(0));
    field.set_value("");
    file.map_or(Given::Nothing, Given::File)
}

/// Reads a file in its own time and hands on what it came to.
pub fn read(file: File, done: Callback<Taken>) {
    wasm_bindgen_futures::spawn_local(async move { done.emit(taken(&file).await) });
}

async fn taken(file: &File) -> Taken {
    if file.size() > MAX_BYTES as f64 {
        return Err(Unfit::TooBig);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unfit::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    super::take(source(file.name(), &bytes)?)
}

/// The bytes of a file as a source: the browser knows the characters of Chinese offices.
///
/// # Errors
/// Where they are no text.
pub fn source(name: String, bytes: &[u8]) -> Result<Source, Unfit> {
    if let Some(unfit) = decode::unfit(bytes, &name) {
        return Err(unfit);
    }
    let decoder = TextDecoder::new_with_label(charset::charset(bytes).label());
    let text = decoder.and_then(|it| it.decode_with_js_u8_array(&Uint8Array::from(bytes)));
    Ok(Source::detect(name, text.map_err(|_| Unfit::Unreadable)?))
}
