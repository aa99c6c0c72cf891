//! The site in a frame of a portal: `frame.js` of the package on one side, `framed.js` of the site on
//! the other.

use browser_tests::{POLICY, Portal, Site};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FRAME_JS: &str = include_str!("../../../static/package/frame.js");
const GUIDE: &str = include_str!("../../../docs/embedding.md");
const FIELD: &str = "html[data-gouji='ready'] #app main textarea";

const HEAR: &str = "
    window.heard = [];
    window.addEventListener('gouji-result', event => heard.push([
        event.target.localName, event.detail && event.detail.verdict]));
";

/// The line of the guide that begins like this.
fn in_guide(start: &str) -> &'static str {
    let found = GUIDE.lines().find(|it| it.starts_with(start));
    found.unwrap_or_else(|| panic!("the guide has no line {start}"))
}

/// The recommended policy, and frames from there.
fn framing(from: &str) -> &'static str {
    format!("{POLICY}; frame-src {from}").leak()
}

/// A portal's folder with a page that shows `address` in a frame, as the guide has it.
fn portal(name: &str, address: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder can be made");
    let frame = in_guide("<iframe data-gouji title=\"年度报告核对\" src=\"https:");
    let frame = frame.replace("https://gouji.example.gov.cn/", address);
    let page = format!(
        "<!DOCTYPE html><meta charset=utf-8><title>portal</title><link rel='icon' href='data:,'>\
         {frame}<script defer src='/frame.js'></script>"
    );
    fs::write(folder.join("portal.html"), page).expect("a page can be written");
    fs::write(folder.join("frame.js"), FRAME_JS).expect("a script can be written");
    folder
}

/// The site's own files beside those of the portal.
fn with_site(folder: &Path) {
    let site = std::env::var_os("GOUJI_SITE").expect("GOUJI_SITE names the built page");
    let entries = fs::read_dir(site).expect("the site can be listed");
    for path in entries.map(|it| it.expect("an entry can be read").path()).filter(|it| it.is_file())
    {
        let name = path.file_name().expect("a file has a name");
        fs::copy(&path, folder.join(name)).expect("a file can be copied");
    }
}

/// The height of the frame, of the page in it, and what was heard.
async fn told(portal: &Portal) -> Value {
    let script = "return [document.querySelector('iframe').style.height, heard]";
    portal.run(script, vec![]).await
}

#[tokio::test]
async fn a_frame_of_the_same_origin_tells_its_height_and_its_results() {
    let folder = portal("frame-same", "/index.html");
    with_site(&folder);
    let site = Site::at(folder);
    site.set_policy(framing("'self'"));
    let portal = Portal::of(site, "/portal.html", HEAR).await;
    portal.until("heard.length > 0").await;
    portal.browser.enter_frame("iframe").await;
    portal.browser.wait_for(".sample:not([disabled])").await;
    portal.browser.paste(FIELD, SAMPLE, None).await;
    portal.browser.wait_for(".verdict").await;
    portal.browser.leave_frame().await;
    portal.until("heard.some(it => it[1] === 'does-not-reconcile')").await;
    let higher = "const frame = document.querySelector('iframe');
        const inner = frame.contentDocument.documentElement;
        return parseFloat(frame.style.height) > 800 && inner.scrollHeight <= frame.clientHeight";
    portal.until(&format!("(() => {{ {higher} }})()")).await;
    // What did not come from the frame is not believed, though it comes from the same origin.
    let forged = "
        const before = document.querySelector('iframe').style.height;
        postMessage({ type: 'gouji-height', height: 4321 }, location.origin);
        postMessage({ type: 'gouji-result', result: { verdict: 'forged' } }, location.origin);
        await pause(); await pause();
        return [document.querySelector('iframe').style.height === before, heard.flat().includes('forged')]";
    assert_eq!(portal.run(forged, vec![]).await, json!([true, false]));
    assert_eq!(portal.browser.console().await, [""; 0]);
}

/// A portal around the site of another origin, which names the portal's if it is told to.
async fn across_origins(name: &str, is_named: bool) -> Portal {
    let framed = Site::start();
    let outer = Site::at(portal(name, &format!("{}/", framed.origin())));
    outer.set_policy(framing(framed.origin()));
    if is_named {
        let meta =
            format!("<meta name=\"gouji-parents\" content=\"https://a.test {}\">", outer.origin());
        framed.patch("/", "<head>", &format!("<head>{meta}"));
    }
    let portal = Portal::of(outer, "/portal.html", HEAR).await;
    portal.browser.enter_frame("iframe").await;
    portal.browser.wait_for(".sample:not([disabled])").await;
    portal.browser.paste(FIELD, SAMPLE, None).await;
    portal.browser.wait_for(".verdict").await;
    portal.browser.leave_frame().await;
    portal
}

#[tokio::test]
async fn a_frame_of_another_origin_tells_a_portal_that_it_was_told_of() {
    let portal = across_origins("frame-named", true).await;
    portal.until("heard.some(it => it[0] === 'iframe' && it[1] === 'does-not-reconcile')").await;
    portal.until("parseFloat(document.querySelector('iframe').style.height) > 800").await;
    assert_eq!(portal.browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_frame_of_another_origin_tells_nobody_else() {
    let portal = across_origins("frame-unnamed", false).await;
    assert_eq!(told(&portal).await, json!(["", []]));
    assert_eq!(portal.browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_portal_whose_script_comes_late_is_told_all_the_same() {
    let folder = portal("frame-late", "/index.html");
    with_site(&folder);
    let page = fs::read_to_string(folder.join("portal.html")).expect("it was written");
    let page = page.replace("<script defer src='/frame.js'></script>", "");
    fs::write(folder.join("portal.html"), page).expect("a page can be written");
    let site = Site::at(folder);
    site.set_policy(framing("'self'"));
    let portal = Portal::of(site, "/portal.html", HEAR).await;
    portal.browser.enter_frame("iframe").await;
    portal.browser.wait_for(FIELD).await;
    portal.browser.leave_frame().await;
    portal.run("await import('/frame.js')", vec![]).await;
    portal.until("parseFloat(document.querySelector('iframe').style.height) > 300").await;
}

/// The half that portals take over is small enough to be read.
#[test]
fn the_portals_half_is_one_kilobyte() {
    assert!(FRAME_JS.len() <= 1024, "frame.js has {} bytes", FRAME_JS.len());
}
