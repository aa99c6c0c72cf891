//! Chinese words on an English page, marked as Chinese: a screen reader changes its voice there.

use yew::{Html, html};

use super::app::tag;
use crate::explain::Lang;

/// `text` on a page in `lang`. On a Chinese page nothing is foreign: figures are read in Chinese.
pub fn mixed(text: &str, lang: Lang) -> Html {
    if lang == Lang::Zh {
        return html! { text.to_owned() };
    }
    text.split_inclusive(' ').map(word).collect()
}

/// From the first Chinese character of a word to its last, `〔2021〕30号` as a whole.
fn word(text: &str) -> Html {
    let start = text.find(is_chinese);
    let last = text.char_indices().rfind(|it| is_chinese(it.1));
    let Some((start, (last, end))) = start.zip(last) else { return html! { text.to_owned() } };
    let end = last + end.len_utf8();
    html! {
        <>{ text[..start].to_owned() }<span lang={tag(Lang::Zh)}>{ text[start..end].to_owned() }</span>{ text[end..].to_owned() }</>
    }
}

/// Han characters, and the punctuation and wide forms that only stand among them.
const fn is_chinese(it: char) -> bool {
    matches!(it, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
