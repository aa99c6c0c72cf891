//! The page.

use yew::prelude::*;

/// Puts the page into `#app`, in place of what `index.html` shows until then. A worker has no
/// document, and nothing happens there.
pub fn mount() {
    let document = web_sys::window().and_then(|it| it.document());
    if let Some(place) = document.and_then(|it| it.get_element_by_id("app")) {
        yew::Renderer::<App>::with_root(place).render();
    }
}

/// The whole page.
#[component]
fn App() -> Html {
    html! {
        <main>
            <h1>{ "勾稽" }</h1>
            <p>{ "核对政府信息公开工作年度报告中的数字。" }</p>
            <textarea
                id="report"
                aria-label="年度报告全文"
                placeholder="把年度报告全文粘贴到这里（Ctrl+V）"
            />
            <p>{ "报告只在本机的浏览器里核对，不会上传。" }</p>
        </main>
    }
}
