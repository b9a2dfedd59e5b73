//! Reading rates as the official schedule words them.
//!
//! The printed column wraps, hyphenates and drops spaces ("provided inthe applicable", "origin- ating"), so
//! the text is read with its spaces and markup taken out. A wording that is not understood is refused; it
//! is never taken for free or for zero.

use customs::duty::{
    Base, CodeRange, Condition, Rate, Reference, Special, SpecialEntry, SpecialProgramIndicator, Term, Unit,
};
use customs::{Decimal, TariffCode};
use thiserror::Error;
use winnow::ascii::digit1;
use winnow::combinator::{alt, eof, opt, preceded, repeat, separated, terminated};
use winnow::prelude::*;
use winnow::token::take_while;

/// A wording that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WordingError {
    /// A rate.
    #[error("the rate `{0}` is worded in a way that is not understood")]
    Rate(String),
    /// A list of programs.
    #[error("`{0}` is not a list of special programs")]
    Programs(String),
    /// A unit of quantity.
    #[error("the unit `{0}` is not known")]
    Unit(String),
}

impl customs::Problem for WordingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Rate(_) => "rate-wording-unknown",
            Self::Programs(_) => "program-list-unreadable",
            Self::Unit(_) => "unit-wording-unknown",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, customs::Value)> {
        let (Self::Rate(text) | Self::Programs(text) | Self::Unit(text)) = self;
        vec![("text", text.as_str().into())]
    }
}

/// Misprints of single lines, as they stand in some editions, and what they are read as.
const MISPRINTS: &[(&str, &str)] = &[
    // 9913.95.01 in every edition held: the colon of the text above the line.
    (":", ""),
    // 2909.19.18.00 until 2025 revision 5.
    ("37% /", "37%"),
];

/// Misprints inside a text, and what they are read as.
const MISPRINTS_WITHIN: &[(&str, &str)] = &[
    // 0402.99.45.00, special column.
    ("99.19.04.14", "9919.04.14"),
];

/// Takes out markup and entities, and makes every run of white space one space.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for character in text.replace("&nbsp;", " ").chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            c if c.is_whitespace() || c == '\u{a0}' => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Lower case without spaces; a space between two digits becomes `_`, so that `33 1/3` stays apart.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_whitespace() {
            out.extend(character.to_lowercase());
        } else if out.ends_with(|c: char| c.is_ascii_digit())
            && characters.peek().is_some_and(char::is_ascii_digit)
        {
            out.push('_');
        }
    }
    out.truncate(out.trim_end_matches('.').len());
    out
}

/// Reads the text of a general or column 2 rate; `None` where the column is empty.
pub fn rate(text: &str) -> Result<Option<Rate>, WordingError> {
    let mut words = plain(text);
    if let Some((_, read_as)) = MISPRINTS.iter().find(|(misprint, _)| *misprint == words) {
        words = (*read_as).to_owned();
    }
    for (misprint, read_as) in MISPRINTS_WITHIN {
        words = words.replace(misprint, read_as);
    }
    if words.is_empty() {
        return Ok(None);
    }
    let squeezed = squeeze(&words);
    match terminated(any_rate, eof).parse(squeezed.as_str()) {
        Ok(Some(rate)) => Ok(Some(rate)),
        Ok(None) | Err(_) => Err(WordingError::Rate(words)),
    }
}

/// Reads the text of the special column: rates, each followed by its programs in parentheses.
pub fn special(text: &str) -> Result<Special, WordingError> {
    let words = plain(text);
    let mut entries = Vec::new();
    let mut rest = words.as_str();
    let mut searched = 0;
    while let Some(open) = rest[searched..].find('(').map(|at| at + searched) {
        let Some(close) = rest[open..].find(')').map(|at| at + open) else { break };
        let Some(programs) = programs(&rest[open + 1..close])? else {
            // A parenthesis of the wording itself, such as "(see U.S. note 4 of this subchapter)".
            searched = close + 1;
            continue;
        };
        let Some(read) = rate(&rest[..open])? else {
            return Err(WordingError::Rate(words));
        };
        entries.push(SpecialEntry { rate: read, programs });
        rest = &rest[close + 1..];
        searched = 0;
    }
    if let Some(read) = rate(rest)? {
        entries.push(SpecialEntry { rate: read, programs: Box::default() });
    }
    Ok(Special(entries.into()))
}

/// Indicators that the schedule has used since 2025 (general note 3(c)).
const PROGRAMS: &[&str] = &[
    "A", "A*", "A+", "AU", "B", "BH", "C", "CA", "CL", "CO", "D", "E", "E*", "IL", "J", "J*", "J+", "JO",
    "JP", "K", "KR", "L", "MA", "MX", "N", "NP", "OM", "P", "P+", "PA", "PE", "R", "S", "S+", "SG",
];

/// The programs between parentheses; `None` where the parenthesis holds words.
fn programs(inside: &str) -> Result<Option<Box<[SpecialProgramIndicator]>>, WordingError> {
    if inside.chars().any(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) {
        return Ok(None);
    }
    let mut programs: Vec<SpecialProgramIndicator> = Vec::new();
    for name in inside.split([',', ' ', '.', '(']).filter(|name| !name.is_empty()) {
        let known = PROGRAMS.contains(&name).then(|| name.parse().ok()).flatten();
        let program = known.ok_or_else(|| WordingError::Programs(inside.to_owned()))?;
        if !programs.contains(&program) {
            programs.push(program);
        }
    }
    if programs.is_empty() {
        return Err(WordingError::Programs(inside.to_owned()));
    }
    Ok(Some(programs.into()))
}

// Each parser below gives `None` for a shape it recognizes and cannot hold (a code or number out of range),
// so that the whole is refused.

fn any_rate(input: &mut &str) -> winnow::Result<Option<Rate>> {
    alt((
        phrase.map(Some),
        see,
        applicable,
        polarization,
        movement_parts,
        terms.map(|terms| terms.map(|terms| Rate::Sum(terms.into()))),
    ))
    .parse_next(input)
}

/// Wordings that are one fixed sentence.
fn phrase(input: &mut &str) -> winnow::Result<Rate> {
    let reference = |reference| Rate::Elsewhere(reference);
    let table: &[(&str, Rate)] = &[
        ("free", Rate::FREE),
        ("free,underbond", Rate::Free(Some(Condition::UnderBond))),
        ("nochange", Rate::NoChange),
        (
            "free,forsuchtemporaryperiodsasthesecretaryofthetreasurybyregulationmayprescribe",
            Rate::Free(Some(Condition::TemporaryPeriods)),
        ),
        ("therateapplicableintheabsenceofthisheading", reference(Reference::AbsentThisHeading)),
        ("therateapplicableintheabsenceofthissubheading", reference(Reference::AbsentThisSubheading)),
        (
            "therateapplicableintheabsenceofthissubheadingonthecostofsuchparts",
            reference(Reference::AbsentThisSubheadingOnCostOfParts),
        ),
        (
            "therateapplicabletoeacharticleintheabsenceofthissubheading",
            reference(Reference::EachArticleAbsentThisSubheading),
        ),
        (
            "therateapplicable,toeacharticleintheabsenceofthissubheading",
            reference(Reference::EachArticleAbsentThisSubheading),
        ),
        (
            "therateapplicabletoeachgarmentintheensembleifseparatelyentered",
            reference(Reference::EachGarmentSeparately),
        ),
        (
            "therateapplicabletoeachgarmentintheensembleifenteredseparately",
            reference(Reference::EachGarmentSeparately),
        ),
        (
            "therateapplicabletoeachgarmentintheintheensembleifseparatelyentered",
            reference(Reference::EachGarmentSeparately),
        ),
        (
            "therateapplicabletothearticleofwhichitisapartoraccessory",
            reference(Reference::ArticleOfWhichPart),
        ),
        ("therateapplicabletothearticleofwhichitisanaccessory", reference(Reference::ArticleOfWhichPart)),
        ("therateapplicabletothecomplete,assembledmovement", reference(Reference::CompleteMovement)),
        ("therateapplicabletothecomplete,assembled", reference(Reference::CompleteMovement)),
        ("therateapplicabletothenaturaljuiceinheading2009", reference(Reference::NaturalJuice)),
        (
            "therateofdutyapplicabletothatarticleinthesetsubjecttothehighestrateofduty",
            reference(Reference::HighestOfSet),
        ),
        (
            "therateofdutyappli-cabletothatarticleinthesetsubjecttothehigh-estrateofduty",
            reference(Reference::HighestOfSet),
        ),
        (
            "thedutyrateprovidedfororiginatinggoodsofkoreainsuchsubheading",
            reference(Reference::OriginatingKorea),
        ),
        (
            "thedutyrateprovidedfororigin-atinggoodsofcolombiainsuchsubheading",
            reference(Reference::OriginatingColombia),
        ),
        (
            "therateprovidedforbeneficiarycountriesinheading9901.00.50",
            reference(Reference::BeneficiaryCountries),
        ),
    ];
    let whole = *input;
    if let Some((_, rate)) = table.iter().find(|(words, _)| *words == whole) {
        *input = "";
        return Ok(rate.clone());
    }
    noted_phrase(input)
}

/// Wordings that begin with a fixed sentence and go on with the number of a note.
fn noted_phrase(input: &mut &str) -> winnow::Result<Rate> {
    let table: &[(&str, Rate)] = &[
        ("free,underbond,asprescribedinu.s.note", Rate::Free(Some(Condition::UnderBondByNote))),
        ("free,underthetermsofu.s.note", Rate::Free(Some(Condition::ByUsNote))),
        ("free(seeu.s.note", Rate::Free(Some(Condition::ByUsNote))),
        ("seeadditionalu.s.note", Rate::Elsewhere(Reference::AdditionalUsNote)),
        ("seeu.s.note", Rate::Elsewhere(Reference::UsNote)),
        (
            "adutyuponthevalueoftherepairsoralterations(seeu.s.note",
            Rate::Elsewhere(Reference::ValueOfRepairs),
        ),
        (
            "adutyuponthevalueofsuchprocessingoutsidetheunitedstates(seeu.s.note",
            Rate::Elsewhere(Reference::ValueOfProcessing),
        ),
        (
            "adutyuponthefullvalueoftheimportedarticle,lessthecostorvalueofsuchproductsoftheunitedstates(seeu.s.note",
            Rate::Elsewhere(Reference::LessUsProducts),
        ),
        (
            "adutyuponthefullvalueoftheimportedarticlelessthevalueoffabrics,componentsormaterialsoftheunitedstates(seeu.s.note",
            Rate::Elsewhere(Reference::LessUsMaterials),
        ),
        (
            "adutyuponthefullvalueoftheimport-edarticlelessthevalueoffabrics,componentsormaterialsoftheunitedstates(seeu.s.note",
            Rate::Elsewhere(Reference::LessUsMaterials),
        ),
        (
            "aduty(inlieuofanyotherdutyortax)equaltothesumofanydutyandinternal-revenuetaximposed",
            Rate::Elsewhere(Reference::DrawbackAndTax),
        ),
        (
            "adutyequaltothedutyupontheimportationoflikearticlesnotpreviouslyexported,butinnocaseinexcessofthesumof(a)anycustomsdrawback",
            Rate::Elsewhere(Reference::AircraftDrawback),
        ),
    ];
    let whole = *input;
    match table.iter().find(|(words, _)| whole.starts_with(words)) {
        Some((words, rate)) => {
            let rest = &whole[words.len()..];
            let drawback =
                matches!(rate, Rate::Elsewhere(Reference::DrawbackAndTax | Reference::AircraftDrawback));
            if drawback || note_number.parse(rest).is_ok() {
                *input = "";
                return Ok(rate.clone());
            }
            Err(winnow::error::ContextError::new())
        }
        None => Err(winnow::error::ContextError::new()),
    }
}

/// `4ofthissubchapter)`, `1(b)tothissubchapter`, `3(e)`.
fn note_number<'s>(input: &mut &'s str) -> winnow::Result<&'s str> {
    (
        digit1,
        opt(("(", take_while(1..=2, 'a'..='z'), ")")),
        opt((alt(("of", "to")), alt(("thissubchapter", "thissub-chapter", "thischapter")))),
        opt(")"),
        eof,
    )
        .take()
        .parse_next(input)
}

/// `see9822.04.05`, `see9823.01.01-9823.01.07`, several with commas between.
fn see(input: &mut &str) -> winnow::Result<Option<Rate>> {
    let ranges: Vec<Option<CodeRange>> =
        preceded("see", separated(1.., code_range, alt((",_", ",", "_")))).parse_next(input)?;
    let ranges: Option<Box<[_]>> = ranges.into_iter().collect();
    Ok(ranges.map(Rate::See))
}

fn code_range(input: &mut &str) -> winnow::Result<Option<CodeRange>> {
    let (first, last) = (code, opt(preceded("-", code))).parse_next(input)?;
    Ok(match (first, last) {
        (Some(first), None) => Some(CodeRange { first, last: first }),
        (Some(first), Some(Some(last))) if first <= last => Some(CodeRange { first, last }),
        _ => None,
    })
}

/// A code of eight digits with its dots.
fn code(input: &mut &str) -> winnow::Result<Option<TariffCode>> {
    let digits = |n: usize| take_while(n..=n, |c: char| c.is_ascii_digit());
    let text = (digits(4), ".", digits(2), ".", digits(2)).take().parse_next(input)?;
    Ok(text.parse().ok())
}

/// The duty of the subheading that applies, alone or with something on top.
fn applicable(input: &mut &str) -> winnow::Result<Option<Rate>> {
    let of = alt((
        alt(("thedutyprovidedintheapplicablesubheading", "thedutyprovidedforintheapplicablesubheading"))
            .map(|_| Some(Vec::new())),
        preceded("thedutyprovidedinsubheadings", separated(2.., code, alt((",", "or", ",or"))))
            .map(|codes: Vec<Option<TariffCode>>| codes.into_iter().collect::<Option<Vec<_>>>()),
    ));
    let minus = preceded("thedutyrateprovidedinsuchsubheadingminus", percent).map(|percent| {
        let taken_off = Decimal::ZERO.checked_sub(percent?).ok()?;
        Some((Vec::new(), vec![Term::AdValorem { percent: taken_off, of: Base::Whole }]))
    });
    let plain = (of, opt(preceded(alt(("+", "plus")), preceded(opt("adutyof"), terms)))).map(
        |(of, plus): (Option<Vec<TariffCode>>, Option<Option<Vec<Term>>>)| {
            let plus = match plus {
                None => Vec::new(),
                Some(plus) => plus?,
            };
            Some((of?, plus))
        },
    );
    let read = alt((plain, minus)).parse_next(input)?;
    Ok(read.map(|(of, plus)| Rate::Applicable { of: of.into(), plus: plus.into() }))
}

/// `3.66¢/kgless0.02¢/kgforeachdegreeunder100degrees(...)butnotlessthan3.14¢/kg`
fn polarization(input: &mut &str) -> winnow::Result<Option<Rate>> {
    let (per_kilogram, _, less_per_degree, _, degrees, _, floor, _) = (
        money,
        "/kgless",
        money,
        "/kgforeachdegreeunder",
        number,
        alt((
            "degrees(andfractionsofadegreeinproportion)butnotlessthan",
            "degrees(andfractionsofadegreeinproportion)butnotless",
        )),
        money,
        "/kg",
    )
        .parse_next(input)?;
    Ok((|| {
        Some(Rate::Polarization {
            per_kilogram: per_kilogram?,
            less_per_degree: less_per_degree?,
            degrees: degrees?,
            floor: floor?,
        })
    })())
}

/// Incomplete movements: a sum that does not exceed the duty of the complete movement.
fn movement_parts(input: &mut &str) -> winnow::Result<Option<Rate>> {
    let (percent, _, jewel, _, part, _) = (
        percent,
        "+",
        money,
        "/jewel+",
        money,
        "foreachotherpieceorpart,butifconsistinginpartofaplateorasetofplatesthetotaldutyshallnotexceedthedutyforthecompletemovement",
    )
        .parse_next(input)?;
    let one = |amount: Option<Decimal>, unit: &str| {
        Some(Term::Specific { amount: amount?, per: Decimal::ONE, unit: unit.parse().ok()?, over: None })
    };
    Ok((|| {
        let terms =
            [Term::AdValorem { percent: percent?, of: Base::Whole }, one(jewel, "JWL")?, one(part, "PART")?];
        Some(Rate::AtMost { terms: terms.into(), limit: Reference::CompleteMovement })
    })())
}

fn terms(input: &mut &str) -> winnow::Result<Option<Vec<Term>>> {
    let terms: Vec<Option<Term>> = separated(1.., alt((ad_valorem, specific)), "+").parse_next(input)?;
    Ok(terms.into_iter().collect())
}

/// What a percentage is of, longest wording first.
const BASES: &[(&str, Base)] = &[
    ("onthefullvalueoftheimportedarticle", Base::Whole),
    ("onthevalueoftheleadcontent", Base::LeadContent),
    ("uponthevalueofthesteelcontent", Base::SteelContent),
    ("uponthevalueofthealuminumcontent", Base::AluminumContent),
    ("uponthevalueofthecoppercontent", Base::CopperContent),
    ("uponthevalueofthenon-u.s.content", Base::NonUsContent),
    ("onthevalueofthetelescopicsight,ifany", Base::TelescopicSight),
    ("onthevalueoftherifle", Base::Rifle),
    ("onthecaseandstrap,bandorbracelet", Base::CaseAndStrap),
    ("oncaseandstrap,bandorbracelet", Base::CaseAndStrap),
    ("onthestrap,bandorbracelet", Base::Strap),
    ("onthemovementandcase", Base::MovementAndCase),
    ("onthemovement", Base::Movement),
    ("onthecase", Base::Case),
    ("onthebattery", Base::Battery),
    ("ontheapparatus", Base::Apparatus),
    ("ontheentireset", Base::EntireSet),
    ("ofthefairretailvalue", Base::FairRetailValue),
    ("ofthecostofsuchgoodsorrepairs", Base::CostOfGoodsOrRepairs),
    ("ofthecostofsuchpartsormaterials", Base::CostOfPartsOrMaterials),
    ("ofthecostofsuchparts", Base::CostOfParts),
];

fn ad_valorem(input: &mut &str) -> winnow::Result<Option<Term>> {
    let percent = percent.parse_next(input)?;
    let of = BASES.iter().find(|(words, _)| input.starts_with(words));
    let of = of.map_or(Base::Whole, |(words, base)| {
        *input = &input[words.len()..];
        *base
    });
    Ok(percent.map(|percent| Term::AdValorem { percent, of }))
}

/// `8.7%`, `33_1/3%`, `3percent`. A third is kept at twelve places, which rounds to the right cent on any
/// value under five billion dollars.
fn percent(input: &mut &str) -> winnow::Result<Option<Decimal>> {
    let fraction = preceded("_", (digit1, "/", digit1));
    let (whole, fraction, _) = (number, opt(fraction), alt(("%", "percent"))).parse_next(input)?;
    Ok((|| {
        let whole = whole?;
        let Some((over, _, under)) = fraction else { return Some(whole) };
        let (over, under): (Decimal, Decimal) = (over.parse().ok()?, under.parse().ok()?);
        whole.checked_add(over.checked_div(under).ok()?).ok()
    })())
}

/// Units that specific rates are worded with, longest wording first: words, count, unit.
const UNITS: &[(&str, i64, &str)] = &[
    ("/kgofanhydrousmorphinecontent", 1, "AMC-KG"),
    ("/kgoncontentsandcontainer", 1, "GROSS-KG"),
    ("/kgonentirecontentsofcontainer", 1, "CONTENTS-KG"),
    ("/kg,includingweightofcontainer", 1, "GROSS-KG"),
    ("/t,includingweightofcontainer", 1, "GROSS-T"),
    ("/kgonmolybdenumcontent", 1, "MO-KG"),
    ("/kgonmagnesiumcontent", 1, "MG-KG"),
    ("/kgonmanganesecontent", 1, "MN-KG"),
    ("/kgontungstencontent", 1, "W-KG"),
    ("/kgonsiliconcontent", 1, "SI-KG"),
    ("/kgoncoppercontent", 1, "CU-KG"),
    ("/kgonleadcontent", 1, "PB-KG"),
    ("/kgonzinccontent", 1, "ZN-KG"),
    ("/kgondrainedweight", 1, "DRAINED-KG"),
    ("/kgondrainedweght", 1, "DRAINED-KG"),
    ("/kgoftotalsugars", 1, "SUGAR-KG"),
    ("/cleankg", 1, "CY-KG"),
    ("/kg", 1, "KG"),
    ("/pf.literonethylalcoholcontent", 1, "PFL"),
    ("/pf.liter", 1, "PFL"),
    ("/liter", 1, "L"),
    ("/m2ofrecordingsurface", 1, "REC-M2"),
    ("/m2", 1, "M2"),
    ("/m3", 1, "M3"),
    ("/bbl", 1, "BBL"),
    ("/doz.", 1, "DOZ"),
    ("/doz", 1, "DOZ"),
    ("/grossofimmediatecontainers", 1, "GRS-CONTAINER"),
    ("/gross", 1, "GRS"),
    ("/line/gross", 1, "GRL"),
    ("/lin.m", 1, "LNM"),
    ("/pr.", 1, "PRS"),
    ("/pack", 1, "PK"),
    ("/article", 1, "NO"),
    ("/head", 1, "NO"),
    ("/jewel", 1, "JWL"),
    ("/1,000pins", 1000, "PIN"),
    ("/1000pins", 1000, "PIN"),
    ("/1,000", 1000, "NO"),
    ("/1000", 1000, "NO"),
    ("/thousand", 1, "K"),
    ("/thou-sand", 1, "K"),
    ("/t", 1, "T"),
    ("/g", 1, "G"),
    ("/m", 1, "M"),
    ("each", 1, "NO"),
];

fn specific(input: &mut &str) -> winnow::Result<Option<Term>> {
    let amount = money.parse_next(input)?;
    let Some((words, per, unit)) = UNITS.iter().find(|(words, ..)| input.starts_with(words)) else {
        return Err(winnow::error::ContextError::new());
    };
    *input = &input[words.len()..];
    let over = match *unit {
        "JWL" => opt(preceded("over", number)).parse_next(input)?,
        _ => None,
    };
    Ok((|| {
        let over = match over {
            None => None,
            Some(over) => Some(over?),
        };
        let unit: Unit = unit.parse().ok()?;
        Some(Term::Specific { amount: amount?, per: Decimal::from_integer(*per), unit, over })
    })())
}

/// `$1.34` or `4.5¢`, in dollars.
fn money(input: &mut &str) -> winnow::Result<Option<Decimal>> {
    alt((
        preceded("$", number),
        terminated(number, "¢").map(|cents: Option<Decimal>| cents?.checked_div(Decimal::HUNDRED).ok()),
    ))
    .parse_next(input)
}

/// A number with commas between thousands, perhaps.
fn number(input: &mut &str) -> winnow::Result<Option<Decimal>> {
    let thousands = repeat::<_, _, (), _, _>(0.., (",", take_while(3..=3, |c: char| c.is_ascii_digit())));
    let text =
        alt(((digit1, thousands, opt((".", digit1))).take(), (".", digit1).take())).parse_next(input)?;
    Ok(text.replace(',', "").parse().ok())
}

/// Units as the statistical column names them.
const STATISTICAL: &[(&str, &[&str])] = &[
    ("no.", &["NO"]),
    ("no", &["NO"]),
    ("no.andkg", &["NO", "KG"]),
    ("doz.", &["DOZ"]),
    ("dozprs", &["DPR"]),
    ("doz.prs.", &["DPR"]),
    ("doz.prs", &["DPR"]),
    ("dzpcs", &["DPC"]),
    ("prs.", &["PRS"]),
    ("pcs", &["PCS"]),
    ("hundreds", &["HUN"]),
    ("thousands", &["K"]),
    ("gross", &["GRS"]),
    ("gr.lines", &["GRL"]),
    ("kg", &["KG"]),
    ("g", &["G"]),
    ("t", &["T"]),
    ("carat", &["CAR"]),
    ("liters", &["L"]),
    ("pf.liters", &["PFL"]),
    ("bbl", &["BBL"]),
    ("m", &["M"]),
    ("lin.m", &["LNM"]),
    ("fiberm", &["FBM"]),
    ("thousandm", &["KM"]),
    ("m2", &["M2"]),
    ("m²", &["M2"]),
    ("cm2", &["CM2"]),
    ("square", &["SQ"]),
    ("m3", &["M3"]),
    ("m³", &["M3"]),
    ("thousandm3", &["KM3"]),
    ("jwls.", &["JWL"]),
    ("pack", &["PK"]),
    ("doses", &["DOS"]),
    ("w", &["W"]),
    ("mwh", &["MWH"]),
    ("gbq", &["GBQ"]),
    ("cykg", &["CY-KG"]),
    ("kgcmsc", &["CMS-KG"]),
    ("kgmsc", &["MSC-KG"]),
    ("kgamc", &["AMC-KG"]),
    ("kgttlsug", &["SUGAR-KG"]),
    ("tadw", &["ADW-T"]),
    ("tdwb", &["DWB-T"]),
    ("agg", &["AG-G"]),
    ("aug", &["AU-G"]),
    ("cokg", &["CO-KG"]),
    ("crkg", &["CR-KG"]),
    ("cr2o3t", &["CR2O3-T"]),
    ("cukg", &["CU-KG"]),
    ("irg", &["IR-G"]),
    ("mgkg", &["MG-KG"]),
    ("mnkg", &["MN-KG"]),
    ("mokg", &["MO-KG"]),
    ("naohkg", &["NAOH-KG"]),
    ("nh3t", &["NH3-T"]),
    ("nikg", &["NI-KG"]),
    ("osg", &["OS-G"]),
    ("pbkg", &["PB-KG"]),
    ("pdg", &["PD-G"]),
    ("ptg", &["PT-G"]),
    ("rhg", &["RH-G"]),
    ("rug", &["RU-G"]),
    ("sbkg", &["SB-KG"]),
    ("sikg", &["SI-KG"]),
    ("snt", &["SN-T"]),
    ("vkg", &["V-KG"]),
    ("v2o5kg", &["V2O5-KG"]),
    ("wkg", &["W-KG"]),
    ("znkg", &["ZN-KG"]),
];

/// Reads one entry of the units column; empty where it names none.
pub fn units(text: &str) -> Result<Vec<Unit>, WordingError> {
    let words: String = plain(text).split_whitespace().collect::<String>();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    // `W` (watts) and `W kg` (tungsten) differ in case from nothing else, so lower case is safe.
    let lower = words.to_lowercase();
    let unknown = || WordingError::Unit(text.to_owned());
    let (_, codes) = STATISTICAL.iter().find(|(words, _)| *words == lower).ok_or_else(unknown)?;
    codes.iter().map(|code| code.parse().map_err(|_| unknown())).collect()
}

/// The provisions that a footnote names, in the order of the text.
#[must_use]
pub fn provisions(text: &str) -> Vec<CodeRange> {
    let words = plain(text).replace([' ', '–'], "").replace("through", "-");
    let mut found: Vec<CodeRange> = Vec::new();
    let mut rest = words.as_str();
    while !rest.is_empty() {
        let starts_number =
            !words[..words.len() - rest.len()].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let mut ahead = rest;
        if starts_number && let Ok(Some(range)) = code_range.parse_next(&mut ahead) {
            if !found.contains(&range) {
                found.push(range);
            }
            rest = ahead;
        } else {
            let next = rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at);
            rest = &rest[next..];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        rate(text).unwrap().map_or_else(|| "-".to_owned(), |rate| rate.to_string())
    }

    #[test]
    fn every_kind_of_wording_is_read() {
        for (words, notation) in [
            ("", "-"),
            (" \n", "-"),
            ("Free", "free"),
            ("Free, under bond", "free under-bond"),
            ("8.7% <u></u>", "8.7%"),
            ("33 1/3%", "33.333333333333%"),
            ("3 percent of the fair retail value", "3%@fair-retail-value"),
            ("$1.34/1000", "$1.34/1000*NO"),
            ("10¢/1,000 pins + 3.5%", "$0.1/1000*PIN + 3.5%"),
            ("14.5¢/m<sup>2 </sup>+ 0.4%", "$0.145/M2 + 0.4%"),
            ("43¢ each + 2.8¢/jewel over 7 + 3.7% on the case", "$0.43/NO + $0.028/JWL>7 + 3.7%@case"),
            ("$4.50 each + 45% on the case + 35% on thebattery", "$4.5/NO + 45%@case + 35%@battery"),
            ("3.1¢/liter + 22.1¢/pf. liter on ethyl alcohol content", "$0.031/L + $0.221/PFL"),
            ("2.5% on the value of the lead content", "2.5%@lead-content"),
            (
                "3.6606¢/kg less 0.020668¢ /kg for each degree under 100 degrees (and fractions of a degree in \
                 proportion) but not less 3.143854¢ /kg",
                "polarization 0.036606 0.00020668 100 0.03143854",
            ),
            ("The duty provided inthe applicable subheading+ 15%", "applicable + 15%"),
            ("The duty rate provided in such subheading minus 2.5%", "applicable + -2.5%"),
            (
                "The duty provided in subheadings 8716.39.00, 8716.90.30 or 8716.90.50 + 100%",
                "applicable 8716.39.00 8716.90.30 8716.90.50 + 100%",
            ),
            (
                "The duty provided in the applicable subheading + a duty of 25% upon the value of the steel content.",
                "applicable + 25%@steel-content",
            ),
            ("See 9919.04.50, 9919.04.57-9919.04.67", "see 9919.04.50 9919.04.57-9919.04.67"),
            ("See U.S. note 3(e)", "elsewhere us-note"),
            ("No Change.", "nochange"),
        ] {
            assert_eq!(read(words), notation, "{words}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in
            ["Freely", "8.7", "8.7% on the hat", "5¢/stone", "about 3%", "3% + ", "No duty", "See note"]
        {
            assert!(rate(words).is_err(), "{words} was read as {:?}", rate(words));
        }
        assert!(special("Free (A,QQ)").is_err());
        assert!(special("(A)").is_err());
    }

    #[test]
    fn the_special_column_is_read_with_its_misprints() {
        let shown = |text: &str| {
            let special = special(text).unwrap();
            special.0.iter().map(|e| format!("{} {:?}", e.rate, e.programs)).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(shown("Free (A*,AU,BH) 1.7% (KR)"), "free [A*, AU, BH]; 1.7% [KR]");
        assert_eq!(shown("Free (D,E IL,MA,.OM)2.7% (JP)"), "free [D, E, IL, MA, OM]; 2.7% [JP]");
        assert_eq!(shown("See 9919.04.50, 9919.04.57 (PA (PA)"), "see 9919.04.50 9919.04.57 [PA]");
        assert_eq!(shown("Free (See U.S. note 4 of this subchapter)"), "free by-us-note []");
        assert_eq!(shown("No change"), "nochange []");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn footnotes_give_the_provisions_they_name() {
        let shown = |text: &str| {
            provisions(text).iter().map(|r| format!("{}-{}", r.first, r.last)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown("See 9903.88.15. "), "9903.88.15-9903.88.15");
        assert_eq!(
            shown("See 9903.01.01 through 9903.01.04 and\u{a0} 9903.88.15, U.S. note 20"),
            "9903.01.01-9903.01.04 9903.88.15-9903.88.15"
        );
        assert_eq!(shown("See chapter 99 statistical note 1."), "");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,80}") {
            let _ = (rate(&text), special(&text), units(&text), provisions(&text));
        }

        #[test]
        fn near_wordings_are_read_or_refused_without_panic(
            text in "(Free|No change|See |The duty provided in the applicable subheading|[0-9]{1,30}(\\.[0-9]{1,14})?(%|¢)|\\$[0-9,]{1,28}|/kg|/1000| each| \\+ |on the case|\\(A,S\\)|9903\\.88\\.15|[ 0-9¢]){1,7}"
        ) {
            if let Ok(Some(rate)) = rate(&text) {
                prop_assert_eq!(rate.to_string().parse::<Rate>().unwrap(), rate);
            }
            let _ = (special(&text), provisions(&text));
        }
    }
}
