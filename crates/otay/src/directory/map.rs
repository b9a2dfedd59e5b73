//! The map of the region: coast, border, crossings and the sites found, as SVG without any tiles.
//!
//! Colors are the variables of the page, with the values of `docs/design.md` standing by, so that the map
//! follows the page into the dark and also stands alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use customs::Message;
use directory::geography::{Coordinates, Outline, OutlineFeature};
use directory::region::Region;

use crate::messages::Catalogue;

/// A site on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Where.
    pub at: Coordinates,
    /// What is said of it.
    pub label: String,
    /// Whether it stands out.
    pub chosen: bool,
}

/// The part of the region shown: south-west and north-east corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    south_west: Coordinates,
    north_east: Coordinates,
}

impl Frame {
    /// The whole border region, San Diego to Mexicali, Ensenada to the south.
    pub const REGION: Self = Self {
        south_west: Coordinates { latitude: 31_620_000, longitude: -117_480_000 },
        north_east: Coordinates { latitude: 32_960_000, longitude: -114_980_000 },
    };
    /// Tijuana, Tecate and Rosarito, with the crossings above them.
    pub const TIJUANA: Self = Self {
        south_west: Coordinates { latitude: 32_300_000, longitude: -117_200_000 },
        north_east: Coordinates { latitude: 32_740_000, longitude: -116_500_000 },
    };
}

const WIDTH: f64 = 960.0;

/// How a frame becomes a drawing: an equirectangular projection true at its middle latitude.
struct Projection {
    frame: Frame,
    scale: f64,
    cosine: f64,
    height: f64,
}

impl Projection {
    fn new(frame: Frame) -> Self {
        let degrees = |micro: i32| f64::from(micro) / 1e6;
        let middle = (degrees(frame.south_west.latitude) + degrees(frame.north_east.latitude)) / 2.0;
        let cosine = middle.to_radians().cos();
        let across = degrees(frame.north_east.longitude - frame.south_west.longitude) * cosine;
        let scale = WIDTH / across;
        let height = degrees(frame.north_east.latitude - frame.south_west.latitude) * scale;
        Self { frame, scale, cosine, height }
    }

    fn place(&self, at: Coordinates) -> (f64, f64) {
        let degrees = |micro: i32| f64::from(micro) / 1e6;
        let x = degrees(at.longitude - self.frame.south_west.longitude) * self.cosine * self.scale;
        let y = degrees(self.frame.north_east.latitude - at.latitude) * self.scale;
        (x, y)
    }

    fn holds(&self, at: Coordinates) -> bool {
        let (x, y) = self.place(at);
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }

    fn path(&self, outline: &Outline) -> String {
        let mut path = String::new();
        for (index, point) in outline.points.iter().enumerate() {
            let (x, y) = self.place(*point);
            let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
        }
        if matches!(outline.feature, OutlineFeature::Mexico | OutlineFeature::UnitedStates) {
            path.push('Z');
        }
        path
    }
}

/// What changes where the map is drawn small: larger letters, fewer names, stronger marks.
macro_rules! small {
    () => {
        ".otay-map text{font-size:26px;stroke-width:6px}.otay-map .minor,.otay-map .thin{display:none}.otay-map .town{font-size:21px}\
.otay-map .land-name,.otay-map .sea-name{font-size:24px}.otay-map .note{font-size:22px;stroke:none}.otay-map .site{stroke-width:2.5}\
.otay-map .chosen{stroke:var(--m-accent);stroke-width:7}.otay-map .crossing{stroke-width:3.5}.otay-map .border{stroke-width:2.4}"
    };
}

/// The style of the map. A page that forbids styles of its own loads it as a stylesheet.
pub const STYLE: &str = concat!(
    ".otay-map{font-family:var(--sans,'Avenir Next',Seravek,'Segoe UI',Ubuntu,'Liberation Sans',Arial,sans-serif);\
--m-sea:var(--accent-wash,#e6f0f1);--m-land:var(--paper,#fffefb);--m-land-us:var(--wash,#f6f4ee);--m-ink:var(--ink,#1c1e20);\
--m-muted:var(--muted,#5b6166);--m-rule:var(--rule-strong,#98958c);--m-accent:var(--accent,#0b5a6a)}\
@media(prefers-color-scheme:dark){.otay-map{--m-sea:var(--accent-wash,#1b3036);--m-land:var(--paper,#15181a);--m-land-us:var(--wash,#1d2124);\
--m-ink:var(--ink,#e9e7e1);--m-muted:var(--muted,#a5aaad);--m-rule:var(--rule-strong,#6f7578);--m-accent:var(--accent,#73c6d3)}}\
.otay-map .sea{fill:var(--m-sea)}.otay-map .land-mx{fill:var(--m-land);stroke:var(--m-rule);stroke-width:.8}\
.otay-map .land-us{fill:var(--m-land-us);stroke:var(--m-rule);stroke-width:.8}\
.otay-map .border{fill:none;stroke:var(--m-ink);stroke-width:1.4;stroke-dasharray:7 3 1.5 3}\
.otay-map .county{fill:none;stroke:var(--m-rule);stroke-width:.8;stroke-dasharray:2 3}\
.otay-map .site{fill:var(--m-accent);fill-opacity:.34;stroke:var(--m-accent);stroke-opacity:.75;stroke-width:.8}\
.otay-map .chosen{fill-opacity:.95;stroke:var(--m-land);stroke-opacity:1;stroke-width:1.5}\
.otay-map .crossing{fill:var(--m-land);stroke:var(--m-ink);stroke-width:1.6}\
.otay-map .closed{stroke-dasharray:2 2;stroke:var(--m-muted)}\
.otay-map text{fill:var(--m-ink);font-size:12px;paint-order:stroke;stroke:var(--m-land);stroke-width:3px;stroke-linejoin:round}\
.otay-map .town{fill:var(--m-muted);font-size:12px}.otay-map .land-name{fill:var(--m-muted);font-size:13px;letter-spacing:.18em;stroke:none}\
.otay-map .sea-name{fill:var(--m-muted);font-size:13px;font-style:italic;stroke:none}\
.otay-map .us text,.otay-map text.us{stroke:var(--m-land-us)}.otay-map .note{fill:var(--m-muted);font-size:11px;stroke:none}\
.otay-map .scale{stroke:var(--m-muted);stroke-width:1.2;fill:none}.otay-map .thin{stroke-width:.7}",
    // A page says how wide the map is, a file of its own how wide the window is.
    "@media(max-width:640px){",
    small!(),
    "}@container map (max-width:640px){",
    small!(),
    "}"
);

/// Where a text stands against its point.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }

    /// The left edge of a text of `width` that is anchored at `x`.
    fn left(self, x: f64, width: f64) -> f64 {
        match self {
            Self::Start => x,
            Self::Middle => x - width / 2.0,
            Self::End => x - width,
        }
    }
}

/// A place for a text: where it is anchored, and its base line.
type Room = (f64, f64, Anchor);

/// The first room in which a text of `width` stands within the frame and crowds nothing; it is taken then.
fn room(rooms: &[Room], width: f64, taken: &mut Vec<(f64, f64, f64, f64)>) -> Option<Room> {
    let free = rooms.iter().copied().find_map(|(x, base, anchor)| {
        let space = (anchor.left(x, width), base - 11.0, width, 14.0);
        let inside = space.0 > 2.0 && space.0 + width < WIDTH - 2.0;
        (inside && !taken.iter().any(|other| crowds(*other, space))).then_some(((x, base, anchor), space))
    });
    free.map(|(room, space)| {
        taken.push(space);
        room
    })
}

/// Draws the map as a file of its own.
#[must_use]
pub fn svg(region: &Region, points: &[Point], frame: Frame, catalogue: &Catalogue) -> String {
    draw(region, points, frame, catalogue, &format!("<style>{STYLE}</style>"))
}

/// Draws the map for a page that loads [`STYLE`].
#[must_use]
pub fn inline(region: &Region, points: &[Point], frame: Frame, catalogue: &Catalogue) -> String {
    draw(region, points, frame, catalogue, "")
}

fn draw(region: &Region, points: &[Point], frame: Frame, catalogue: &Catalogue, style: &str) -> String {
    let projection = Projection::new(frame);
    let height = projection.height;
    let title = catalogue.render(&Message::new("directory-map-title"));
    let description = catalogue.render(
        &Message::new("directory-map-description")
            .with("sites", points.len())
            .with("crossings", region.crossings.iter().map(|c| c.name.as_str()).collect::<Vec<_>>()),
    );
    let mut body = String::new();
    let _ = write!(body, "<rect class=\"sea\" width=\"{WIDTH}\" height=\"{height:.1}\"/>");
    for (feature, class) in [
        (OutlineFeature::UnitedStates, "land-us"),
        (OutlineFeature::Mexico, "land-mx"),
        (OutlineFeature::County, "county"),
        (OutlineFeature::Border, "border"),
    ] {
        for outline in region.land.outlines.iter().filter(|outline| outline.feature == feature) {
            let _ = write!(body, "<path class=\"{class}\" d=\"{}\"/>", projection.path(outline));
        }
    }
    names(&mut body, &projection, catalogue);
    let mut taken: Vec<(f64, f64, f64, f64)> = Vec::new();
    sites(&mut body, &projection, points);
    // Neither marks of crossings nor dots of towns are written over.
    for crossing in region.crossings.iter().filter(|crossing| projection.holds(crossing.at)) {
        let (x, y) = projection.place(crossing.at);
        taken.push((x - 7.0, y - 7.0, 14.0, 14.0));
    }
    crossings(&mut body, &projection, region, catalogue, &mut taken);
    chosen_labels(&mut body, &projection, points, &mut taken);
    towns(&mut body, &projection, region, &mut taken);
    scale(&mut body, &projection, catalogue);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"otay-map\" viewBox=\"0 0 {WIDTH} {height:.0}\" \
         role=\"img\" aria-labelledby=\"map-title map-description\">\
         <title id=\"map-title\">{}</title><desc id=\"map-description\">{}</desc>\
         {style}<defs><clipPath id=\"map-frame\"><rect width=\"{WIDTH}\" height=\"{height:.1}\"/></clipPath></defs>\
         <g clip-path=\"url(#map-frame)\">{body}</g></svg>\n",
        escape(&title),
        escape(&description),
    )
}

fn names(body: &mut String, projection: &Projection, catalogue: &Catalogue) {
    let at = |latitude, longitude| Coordinates { latitude, longitude };
    for (class, key, place) in [
        ("land-name", "directory-map-mexico", at(32_180_000, -116_000_000)),
        ("land-name us", "directory-map-united-states", at(32_800_000, -116_420_000)),
        ("sea-name", "directory-map-ocean", at(32_050_000, -117_330_000)),
        ("sea-name", "directory-map-ocean", at(32_400_000, -117_185_000)),
    ] {
        let (x, y) = projection.place(place);
        // The ocean is named once, at the place that suits the frame.
        let suits = projection.holds(place)
            && (key != "directory-map-ocean" || (x < 90.0) == (projection.scale < 1000.0));
        if suits {
            let name = catalogue.text(key);
            let _ =
                write!(body, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escape(&name));
        }
    }
}

/// Sites nearer than a few pixels become one mark with their number in its title.
fn sites(body: &mut String, projection: &Projection, points: &[Point]) {
    let mut marks: BTreeMap<(i64, i64), Vec<&Point>> = BTreeMap::new();
    for point in points.iter().filter(|point| projection.holds(point.at)) {
        let (x, y) = projection.place(point.at);
        #[allow(clippy::cast_possible_truncation)]
        let key = ((x / 3.0) as i64, (y / 3.0) as i64);
        marks.entry(key).or_default().push(point);
    }
    for chosen in [false, true] {
        for here in marks.values().filter(|here| here.iter().any(|point| point.chosen) == chosen) {
            let (x, y) = projection.place(here[0].at);
            let count = u32::try_from(here.len()).unwrap_or(u32::MAX);
            let radius = 3.4 + f64::from(count - 1).sqrt() * 1.1 + if chosen { 1.8 } else { 0.0 };
            let said: Vec<String> = here.iter().map(|point| escape(&point.label)).collect();
            let class = if chosen { "site chosen" } else { "site" };
            let _ = write!(
                body,
                "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"><title>{}</title></circle>",
                said.join("\n")
            );
        }
    }
}

fn crossings(
    body: &mut String,
    projection: &Projection,
    region: &Region,
    catalogue: &Catalogue,
    taken: &mut Vec<(f64, f64, f64, f64)>,
) {
    for crossing in region.crossings.iter().filter(|crossing| projection.holds(crossing.at)) {
        let (x, y) = projection.place(crossing.at);
        let wait = match crossing.wait_minutes {
            Some((low, typical, high)) => Message::new("directory-map-wait")
                .with("low", low)
                .with("typical", typical)
                .with("high", high),
            None if !crossing.open => Message::new("directory-map-planned"),
            None if !crossing.trucks => Message::new("directory-map-passengers"),
            None => Message::new("directory-map-wait-unknown"),
        };
        let class = if crossing.open { "crossing" } else { "crossing closed" };
        let _ = write!(
            body,
            "<path class=\"{class}\" d=\"M{x:.1} {:.1}l5.5 5.5l-5.5 5.5l-5.5-5.5z\"><title>{}: {}</title></path>",
            y - 5.5,
            escape(&crossing.name),
            escape(&catalogue.render(&wait))
        );
        // Names stand above the border, out of the plants' way; the next one steps up where they crowd.
        let width = 6.6 * f64::from(u32::try_from(crossing.name.chars().count()).unwrap_or(0)) + 6.0;
        let mut at = (x - width / 2.0, y - 12.0);
        while taken.iter().any(|other| crowds(*other, (at.0, at.1 - 11.0, width, 14.0))) && at.1 > 15.0 {
            at.1 -= 15.0;
        }
        taken.push((at.0, at.1 - 11.0, width, 14.0));
        if at.1 < y - 13.0 {
            let _ =
                write!(body, "<path class=\"scale thin\" d=\"M{x:.1} {:.1}V{:.1}\"/>", y - 7.0, at.1 + 3.0);
        }
        let weight = if crossing.trucks && crossing.open { 600 } else { 400 };
        let _ = write!(
            body,
            "<text class=\"us{}\" text-anchor=\"middle\" font-weight=\"{weight}\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            if crossing.trucks && crossing.open { "" } else { " minor" },
            at.1,
            escape(&crossing.name)
        );
    }
}

fn crowds(a: (f64, f64, f64, f64), b: (f64, f64, f64, f64)) -> bool {
    a.0 < b.0 + b.2 && b.0 < a.0 + a.2 && a.1 < b.1 + b.3 && b.1 < a.1 + a.3
}

/// Names of the sites that stand out, where there is room.
fn chosen_labels(
    body: &mut String,
    projection: &Projection,
    points: &[Point],
    taken: &mut Vec<(f64, f64, f64, f64)>,
) {
    for point in points.iter().filter(|point| point.chosen && projection.holds(point.at)) {
        let (x, y) = projection.place(point.at);
        let width = 6.6 * f64::from(u32::try_from(point.label.chars().count()).unwrap_or(0)) + 4.0;
        let rooms = [
            (x + 9.0, y + 4.0, Anchor::Start),
            (x - 9.0, y + 4.0, Anchor::End),
            (x, y + 19.0, Anchor::Middle),
            (x, y - 10.0, Anchor::Middle),
        ];
        if let Some((at, base, anchor)) = room(&rooms, width, taken) {
            let _ = write!(
                body,
                "<text class=\"minor\" text-anchor=\"{}\" x=\"{at:.1}\" y=\"{base:.1}\">{}</text>",
                anchor.name(),
                escape(&point.label)
            );
        }
    }
}

fn towns(body: &mut String, projection: &Projection, region: &Region, taken: &mut Vec<(f64, f64, f64, f64)>) {
    // Suburbs of San Diego would bury the map; these carry it.
    let shown = [
        "tijuana",
        "tecate",
        "playas-de-rosarito",
        "ensenada",
        "mexicali",
        "san-diego",
        "chula-vista",
        "el-cajon",
        "calexico",
        "el-centro",
    ];
    for place in region.places.iter().filter(|place| shown.contains(&place.id.as_str())) {
        if !projection.holds(place.at) {
            continue;
        }
        let (x, y) = projection.place(place.at);
        let width = 6.4 * f64::from(u32::try_from(place.name.chars().count()).unwrap_or(0)) + 4.0;
        let rooms = [
            (x, y + 22.0, Anchor::Middle),
            (x - 8.0, y + 4.0, Anchor::End),
            (x + 8.0, y + 4.0, Anchor::Start),
            (x, y - 9.0, Anchor::Middle),
            (x, y + 40.0, Anchor::Middle),
        ];
        let _ = write!(body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"1.8\" fill=\"var(--m-muted)\"/>");
        if let Some((at, base, anchor)) = room(&rooms, width, taken) {
            // On a phone only the towns that orient stay.
            let orients = ["tijuana", "ensenada", "mexicali", "san-diego"].contains(&place.id.as_str());
            let class = match (place.country.as_str(), orients) {
                ("US", true) => "town us",
                ("US", false) => "town us minor",
                (_, true) => "town",
                (_, false) => "town minor",
            };
            let _ = write!(
                body,
                "<text class=\"{class}\" text-anchor=\"{}\" x=\"{at:.1}\" y=\"{base:.1}\">{}</text>",
                anchor.name(),
                escape(&place.name)
            );
        }
    }
}

fn scale(body: &mut String, projection: &Projection, catalogue: &Catalogue) {
    let kilometers = if projection.scale < 1000.0 { 20.0 } else { 5.0 };
    // A degree of latitude is 111.195 km on the sphere the distances are measured on.
    let length = kilometers / 111.195 * projection.scale;
    let (x, y) = (WIDTH - length - 24.0, projection.height - 20.0);
    let _ = write!(
        body,
        "<path class=\"scale\" d=\"M{x:.1} {:.1}v5h{length:.1}v-5\"/>\
         <text class=\"note\" text-anchor=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{kilometers:.0} km</text>\
         <text class=\"note minor\" x=\"14\" y=\"{:.1}\">{}</text>",
        y - 5.0,
        x + length / 2.0,
        y - 8.0,
        projection.height - 14.0,
        escape(&catalogue.text("directory-map-source"))
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
