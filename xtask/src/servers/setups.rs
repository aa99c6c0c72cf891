//! How each server is started with its example, as anybody and beside whatever else it serves.

use super::{Room, example};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A server.
pub struct Setup {
    pub name: &'static str,
    /// A program or file of each package that it needs, and the package.
    pub programs: &'static [(&'static str, &'static str)],
    /// Where the example puts the page.
    pub base: &'static str,
    /// What it sends as `Cache-Control`.
    pub cache: &'static str,
    /// Whether it can send the policy; else the page has it in itself.
    pub sends_policy: bool,
    /// Lays everything out and says how it is started.
    pub prepare: fn(&Room) -> Result<Command>,
}

/// nginx's module for files packed by brotli; a Debian package of its own.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const TOMCAT: &str = "/usr/share/tomcat10/bin/bootstrap.jar";

/// All that can run here.
pub const SETUPS: [Setup; 3] = [
    Setup {
        name: "nginx",
        programs: &[("nginx", "nginx-light"), (NGINX_BROTLI, "libnginx-mod-http-brotli-static")],
        base: "/",
        cache: "no-cache",
        sends_policy: true,
        prepare: nginx,
    },
    Setup {
        name: "apache",
        programs: &[("apache2", "apache2")],
        base: "/gouji/",
        cache: "no-cache",
        sends_policy: true,
        prepare: apache,
    },
    Setup {
        name: "tomcat",
        programs: &[("java", "default-jre-headless"), (TOMCAT, "tomcat10")],
        base: "/gouji/",
        cache: "max-age=0",
        sends_policy: false,
        prepare: tomcat,
    },
];

fn nginx(room: &Room) -> Result<Command> {
    let site = room.copy_site("site")?;
    let server = example("nginx.conf", &site)?
        .replace("listen 80;", &format!("listen 127.0.0.1:{};", room.port))
        .replace("#brotli_static", "brotli_static");
    let server = room.write("server.conf", &server)?;
    let folder = room.folder.display();
    let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|it| format!("{it}_temp_path {folder}/{it};\n"))
        .concat();
    let main = format!(
        "load_module {NGINX_BROTLI};\nuser root;\ndaemon off;\nmaster_process off;\n\
         pid {folder}/pid;\nerror_log stderr crit;\nevents {{ }}\nhttp {{\naccess_log off;\n{paths}\
         include /etc/nginx/mime.types;\ninclude {};\n}}\n",
        server.display()
    );
    let main = room.write("nginx.conf", &main)?;
    let mut command = Command::new("nginx");
    command.arg("-p").arg(&room.folder).arg("-c").arg(main);
    Ok(command)
}

fn apache(room: &Room) -> Result<Command> {
    let site = room.copy_site("site")?;
    let include = room.write("site.conf", &example("apache.conf", &site)?)?;
    let modules: String = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite"]
        .map(|it| format!("LoadModule {it}_module /usr/lib/apache2/modules/mod_{it}.so\n"))
        .concat();
    let folder = room.folder.display();
    let main = format!(
        "ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{}\nPidFile {folder}/pid\n\
         ErrorLog /dev/stderr\nLogLevel crit\nUser www-data\nGroup www-data\n{modules}\
         TypesConfig /etc/mime.types\nInclude {}\n",
        room.port,
        include.display()
    );
    let main = room.write("apache.conf", &main)?;
    let mut command = Command::new("apache2");
    command.arg("-X").arg("-f").arg(main);
    Ok(command)
}

fn tomcat(room: &Room) -> Result<Command> {
    let site = room.copy_site("webapps/gouji")?;
    put_policy_into(&site)?;
    room.write("webapps/gouji/WEB-INF/web.xml", &example("tomcat/web.xml", &site)?)?;
    let server = format!(
        "<Server port=\"-1\"><Service name=\"Catalina\">\
         <Connector address=\"127.0.0.1\" port=\"{}\"/>\
         <Engine name=\"Catalina\" defaultHost=\"localhost\">\
         <Host name=\"localhost\" appBase=\"webapps\"/></Engine></Service></Server>",
        room.port
    );
    room.write("conf/server.xml", &server)?;
    fs::copy("/usr/share/tomcat10/etc/web.xml", room.folder.join("conf/web.xml"))?;
    let folder = room.folder.display();
    let temporary = room.write("temp/none", "")?;
    let temporary = temporary.parent().context("it lies in a folder")?;
    let mut command = Command::new("java");
    command.args(["-Dcatalina.home=/usr/share/tomcat10", &format!("-Dcatalina.base={folder}")]);
    command.arg(format!("-Djava.io.tmpdir={}", temporary.display()));
    command.args(["-cp", &format!("{TOMCAT}:/usr/share/tomcat10/bin/tomcat-juli.jar")]);
    command.args(["org.apache.catalina.startup.Bootstrap", "start"]);
    command.stderr(fs::File::create(room.folder.join("log"))?);
    Ok(command)
}

/// Tomcat has nothing that sends a policy: the page gets it as docs/embedding.md says.
fn put_policy_into(site: &Path) -> Result<()> {
    const BEFORE: &str = "<meta charset=\"utf-8\">\n";
    let index = site.join("index.html");
    let policy = example("tomcat/policy.html", site)?;
    let text = fs::read_to_string(&index)?;
    ensure!(text.contains(BEFORE), "index.html has no place for the policy");
    fs::write(&index, text.replacen(BEFORE, &format!("{BEFORE}{policy}"), 1))?;
    for packed in ["index.html.br", "index.html.gz"] {
        fs::remove_file(site.join(packed))?;
    }
    Ok(())
}
