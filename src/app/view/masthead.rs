//! The head of the page: its name and its switches.

use yew::{Callback, Html, MouseEvent, html};

use super::app::tag;
use super::{Dispatch, click};
use crate::app::state::{Action, Settings, Spot};
use crate::app::text::{Say, say};
use crate::explain::Lang;

/// The head of the page.
pub fn masthead(settings: Settings, is_page: bool, has_report: bool, dispatch: &Dispatch) -> Html {
    let lang = settings.lang;
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let set = |settings: Settings| click(dispatch, Action::Set(settings));
    let large = Settings { large: !settings.large, ..settings };
    let contrast = Settings { contrast: !settings.contrast, ..settings };
    let (skip, spot) = match has_report {
        true => (Say::SkipToResult, Spot::Verdict),
        false => (Say::SkipToField, Spot::Field),
    };
    // A page has one head and one first heading; in somebody else's they are not ours.
    let role = (!is_page).then_some("presentation");
    html! {
        <header class="masthead" part="masthead" {role}>
            <button type="button" class="skip" onclick={click(dispatch, Action::Visit(spot))}>
                { say(skip, lang) }
            </button>
            <h1 class="brand" part="brand" {role}>
                <span class="brand-seal" aria-hidden="true" lang={tag(Lang::Zh)}>{ "勾" }</span>
                <span class="brand-name">{ say(Say::Brand, lang) }</span>
                <span class="brand-line">{ say(Say::Tagline, lang) }</span>
            </h1>
            <div class="switches">
                { switch(say(Say::Large, lang), settings.large, set(large)) }
                { switch(say(Say::Contrast, lang), settings.contrast, set(contrast)) }
                <button type="button" class="quiet" lang={tag(other)}
                    aria-label={say(Say::OtherLangName, lang)}
                    onclick={set(Settings { lang: other, ..settings })}>
                    { say(Say::OtherLang, lang) }
                </button>
                <button type="button" class="quiet key" aria-label={say(Say::Help, lang)}
                    title={say(Say::Help, lang)} onclick={click(dispatch, Action::Help(true))}>{ "?" }</button>
            </div>
        </header>
    }
}

fn switch(name: &'static str, on: bool, onclick: Callback<MouseEvent>) -> Html {
    let pressed = if on { "true" } else { "false" };
    html! { <button type="button" class="quiet" aria-pressed={pressed} {onclick}>{ name }</button> }
}
