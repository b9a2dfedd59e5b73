//! One connection over loopback that speaks as much HTTP as is measured: nothing of it is counted twice, unpacked
//! or followed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body as it was sent, packed or not.
    pub body: Vec<u8>,
}

/// A connection that stays open, and the session it was given.
pub struct Client {
    address: String,
    stream: BufReader<TcpStream>,
    cookie: Option<String>,
}

impl Client {
    /// Connects to `address`.
    pub fn connect(address: &str) -> Result<Self, String> {
        let stream = TcpStream::connect(address).map_err(|error| format!("{address}: {error}"))?;
        let told = |error: std::io::Error| format!("{address}: {error}");
        stream.set_nodelay(true).map_err(told)?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(told)?;
        Ok(Self { address: address.to_owned(), stream: BufReader::new(stream), cookie: None })
    }

    /// Asks for a page, packed or as it is.
    pub fn get(&mut self, path: &str, packed: bool) -> Result<Answer, String> {
        let accept = if packed { "accept-encoding: gzip\r\n" } else { "" };
        self.send(path, &format!("GET {path} HTTP/1.1\r\n{accept}"), "")
    }

    /// Sends a form or a document.
    pub fn post(&mut self, path: &str, kind: &str, body: &str) -> Result<Answer, String> {
        let head =
            format!("POST {path} HTTP/1.1\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n", body.len());
        self.send(path, &head, body)
    }

    /// Sends a form as the script on a page does.
    pub fn post_by_script(&mut self, path: &str, body: &str) -> Result<Answer, String> {
        let head = format!(
            "POST {path} HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\nhx-request: true\r\n\
             content-length: {}\r\n",
            body.len()
        );
        self.send(path, &head, body)
    }

    fn send(&mut self, path: &str, head: &str, body: &str) -> Result<Answer, String> {
        let cookie = self.cookie.as_ref().map(|cookie| format!("cookie: {cookie}\r\n")).unwrap_or_default();
        let request = format!("{head}host: {}\r\n{cookie}\r\n{body}", self.address);
        let sent = self.stream.get_mut().write_all(request.as_bytes());
        sent.and_then(|()| self.read()).map_err(|error| format!("{path}: {error}"))
    }

    fn read(&mut self) -> std::io::Result<Answer> {
        let wrong = |what: &str| std::io::Error::other(what.to_owned());
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| wrong(&first))?;
        let (mut length, mut is_chunked) = (None, false);
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else { return Err(wrong(&line)) };
            match (name.to_ascii_lowercase().as_str(), value.trim()) {
                ("content-length", value) => length = value.parse::<usize>().ok(),
                ("transfer-encoding", value) => is_chunked = value.eq_ignore_ascii_case("chunked"),
                ("set-cookie", value) => self.cookie = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let mut body = Vec::new();
        if is_chunked {
            loop {
                let size = self.line()?;
                let size = usize::from_str_radix(&size, 16).map_err(|_| wrong(&size))?;
                self.take(size, &mut body)?;
                self.line()?;
                if size == 0 {
                    break;
                }
            }
        } else {
            self.take(length.unwrap_or(0), &mut body)?;
        }
        Ok(Answer { status, body })
    }

    fn take(&mut self, size: usize, body: &mut Vec<u8>) -> std::io::Result<()> {
        let from = body.len();
        body.resize(from + size, 0);
        self.stream.read_exact(&mut body[from..])
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(std::io::Error::other("the connection ended"));
        }
        Ok(line.trim_end().to_owned())
    }
}

/// The first value of a field of a form.
pub fn field(page: &str, name: &str) -> String {
    fields(page, name).into_iter().next().unwrap_or_default()
}

/// Every value of a field of a form.
pub fn fields(page: &str, name: &str) -> Vec<String> {
    let begins = format!("name=\"{name}\" value=\"");
    page.split(&begins).skip(1).map(|rest| unescaped(rest.split('"').next().unwrap_or_default())).collect()
}

/// The characters that a template escapes.
fn unescaped(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

/// A value as a form sends it.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{encoded, fields};

    #[test]
    fn fields_of_a_form_are_sent_back_as_they_were() {
        let page = "<input name=\"cell\" value=\"a &#38; &#34;b&#34;\"><input name=\"cell\" value=\"\">";
        assert_eq!(fields(page, "cell"), ["a & \"b\"", ""]);
        assert_eq!(encoded("a & \"é\""), "a%20%26%20%22%C3%A9%22");
    }
}
