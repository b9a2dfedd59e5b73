//! `otay directory terms`: the words that registers, lists and cases may use.

use customs::Message;
use directory::vocabulary::{Concept, ConceptKind};
use directory::words::Language;
use serde_json::{Value as Json, json};

use super::{Data, Format};
use crate::cli::{Context, Outcome};
use crate::directory::words::tongue;
use crate::problems::{ExitCode, Failure};
use crate::report::style::{COLUMNS, MUTED, STRONG, wrap};

#[derive(clap::Args, Debug)]
pub(super) struct Terms {
    /// processes, materials, products, certifications, programs, skills, services or languages; otherwise all.
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    /// text or json.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    data: Data,
}

pub(super) fn terms(arguments: &Terms, context: &Context) -> Outcome {
    let known = arguments.data.open(context)?;
    let kinds: Vec<ConceptKind> = match arguments.kind.as_deref() {
        None => ConceptKind::ALL.to_vec(),
        Some(text) => {
            let named =
                ConceptKind::ALL.into_iter().find(|kind| kind.column() == text || kind.code() == text);
            let known: Vec<&str> = ConceptKind::ALL.map(ConceptKind::column).to_vec();
            let values = vec![("term", text.into()), ("known", known.into())];
            vec![named.ok_or_else(|| Failure::of("directory-term-unknown", values))?]
        }
    };
    let of = |kind: ConceptKind| known.region.vocabulary.concepts.iter().filter(move |c| c.kind == kind);
    if arguments.format == Format::Json {
        let all: Vec<Json> = kinds.into_iter().flat_map(of).map(as_json).collect();
        context.print(&format!("{:#}\n", json!({ "terms": all })));
        return Ok(ExitCode::Answered);
    }
    let language = tongue(context.language);
    for (number, kind) in kinds.into_iter().enumerate() {
        if number > 0 {
            context.print("\n");
        }
        let title = Message::new("directory-terms-title").with("kind", kind.column());
        context.print(&format!("{STRONG}{}{STRONG:#}\n", context.catalogue.render(&title)));
        for concept in of(kind) {
            let names = names(concept, language).join(" · ");
            let line = format!("{}: {MUTED}{names}{MUTED:#}", concept.id);
            context.print(&format!("{}\n", wrap(&line, 2, 6, COLUMNS)));
        }
    }
    Ok(ExitCode::Answered)
}

/// The usual names, the reader's language first, then the other ways to say it.
fn names(concept: &Concept, language: Language) -> Vec<&str> {
    let (first, then) = match language {
        Language::English => {
            ((&concept.english, &concept.also_english), (&concept.spanish, &concept.also_spanish))
        }
        Language::Spanish => {
            ((&concept.spanish, &concept.also_spanish), (&concept.english, &concept.also_english))
        }
    };
    let mut all: Vec<&str> = Vec::new();
    for name in [first.0, then.0].into_iter().chain(first.1).chain(then.1) {
        if !all.contains(&name.as_str()) && *name != concept.id {
            all.push(name);
        }
    }
    all
}

fn as_json(concept: &Concept) -> Json {
    json!({
        "id": concept.id,
        "kind": concept.kind.code(),
        "english": concept.english,
        "spanish": concept.spanish,
        "also_english": concept.also_english,
        "also_spanish": concept.also_spanish,
    })
}
