//! Where things are: coordinates, distances, towns and crossings, and the time a truck needs.

use std::fmt;

/// A point on the ground, in micro-degrees (a millionth of a degree is some 11 cm).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Coordinates {
    /// Degrees north × 1,000,000.
    pub latitude: i32,
    /// Degrees east × 1,000,000.
    pub longitude: i32,
}

const MEAN_RADIUS_METERS: f64 = 6_371_008.8;

impl Coordinates {
    /// Reads two decimals of degrees; nothing when either is not a decimal or lies off the globe.
    #[must_use]
    pub fn parse(latitude: &str, longitude: &str) -> Option<Self> {
        let latitude = micro_degrees(latitude)?;
        let longitude = micro_degrees(longitude)?;
        (latitude.abs() <= 90_000_000 && longitude.abs() <= 180_000_000)
            .then_some(Self { latitude, longitude })
    }

    /// Whole meters along the great circle, on a sphere of the Earth's mean radius (within 0.5 % of the
    /// ellipsoid at these latitudes).
    #[must_use]
    pub fn meters_to(self, other: Self) -> u32 {
        let radians = |micro: i32| (f64::from(micro) / 1e6).to_radians();
        let (a, b) = (radians(self.latitude), radians(other.latitude));
        let (half_lat, half_lon) =
            ((b - a) / 2.0, (radians(other.longitude) - radians(self.longitude)) / 2.0);
        let chord = half_lat.sin().powi(2) + a.cos() * b.cos() * half_lon.sin().powi(2);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let meters = (2.0 * MEAN_RADIUS_METERS * chord.sqrt().min(1.0).asin()).round() as u32;
        meters
    }

    /// The box that holds everything within `meters` of here: south-west and north-east corner.
    #[must_use]
    pub fn box_around(self, meters: u32) -> (Self, Self) {
        let degrees = f64::from(meters) / MEAN_RADIUS_METERS * 180.0 / std::f64::consts::PI;
        let cosine = (f64::from(self.latitude) / 1e6).to_radians().cos().max(0.01);
        #[allow(clippy::cast_possible_truncation)]
        let (north, east) = ((degrees * 1e6).ceil() as i32, (degrees / cosine * 1e6).ceil() as i32);
        (
            Self { latitude: self.latitude - north, longitude: self.longitude - east },
            Self { latitude: self.latitude + north, longitude: self.longitude + east },
        )
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", degrees(self.latitude), degrees(self.longitude))
    }
}

/// Micro-degrees as decimal degrees, without trailing zeros.
#[must_use]
pub fn degrees(micro: i32) -> String {
    let whole = format!(
        "{}{}.{:06}",
        if micro < 0 { "-" } else { "" },
        micro.unsigned_abs() / 1_000_000,
        micro.unsigned_abs() % 1_000_000
    );
    whole.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn micro_degrees(text: &str) -> Option<i32> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut micro = whole.parse::<i64>().ok()?.checked_mul(1_000_000)?;
    let padded: String = part.chars().chain("000000".chars()).take(6).collect();
    micro += padded.parse::<i64>().ok()?;
    i32::try_from(if negative { -micro } else { micro }).ok()
}

/// Degrees, minutes and seconds as the federal registers write them (`32°31'50"`), in micro-degrees.
#[must_use]
pub fn from_degrees_minutes_seconds(text: &str) -> Option<i32> {
    let mut parts = text.split(['°', '\'', '"']).map(str::trim).filter(|part| !part.is_empty());
    let degrees: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next().unwrap_or("0").parse().ok()?;
    let seconds = micro_degrees(parts.next().unwrap_or("0"))?;
    if minutes >= 60 || i64::from(seconds) >= 60_000_000 || parts.next().is_some() {
        return None;
    }
    i32::try_from(degrees * 1_000_000 + (minutes * 60_000_000 + i64::from(seconds)) / 3_600).ok()
}

/// A town distances are asked from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Short name for the command line, such as `tecate`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub other_names: Vec<String>,
    /// `MX` or `US`.
    pub country: String,
    /// Where it is.
    pub at: Coordinates,
    /// Where the position comes from.
    pub source: String,
}

/// A land port of entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Short name for the command line, such as `otay-mesa`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names, those of the Mexican side among them.
    pub other_names: Vec<String>,
    /// Whether trucks cross there.
    pub trucks: bool,
    /// Whether it is in operation.
    pub open: bool,
    /// Where it is (approximate).
    pub at: Coordinates,
    /// Northbound wait of a truck in minutes: low, typical, high; nothing where none is known.
    pub wait_minutes: Option<(u32, u32, u32)>,
    /// Where the wait comes from.
    pub wait_source: String,
    /// When it was read.
    pub as_of: String,
    /// Trucks that entered in 2024, where counted.
    pub trucks_2024: Option<u32>,
}

/// A place or a crossing, as the point from which distances are measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub at: Coordinates,
    /// In which country: the border lies between the United States and a Mexican plant.
    pub country: String,
    /// Whether it is a crossing.
    pub crossing: bool,
}

/// The stated assumptions that turn a distance into a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoadAssumptions {
    /// Road length over great circle, in percent.
    pub road_factor_percent: u32,
    /// Average speed of a truck door to door, in kilometers an hour.
    pub speed_kilometers_per_hour: u32,
}

impl RoadAssumptions {
    /// 1.4 times the great circle at 40 km/h: a stated assumption for city and mountain roads of the
    /// region, not a measurement; the interface lets the user set both.
    pub const STATED: Self = Self { road_factor_percent: 140, speed_kilometers_per_hour: 40 };

    /// Meters on the road for a great-circle distance.
    #[must_use]
    pub fn road_meters(self, great_circle: u32) -> u32 {
        u32::try_from(u64::from(great_circle) * u64::from(self.road_factor_percent) / 100).unwrap_or(u32::MAX)
    }

    /// Whole minutes on the road, rounded up.
    #[must_use]
    pub fn minutes(self, great_circle: u32) -> u32 {
        let meters_an_hour = self.speed_kilometers_per_hour.max(1) * 1000;
        u32::try_from((u64::from(self.road_meters(great_circle)) * 60).div_ceil(u64::from(meters_an_hour)))
            .unwrap_or(u32::MAX)
    }
}

/// The way of a truck from a site to where distances are asked from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drive {
    /// Minutes on the road, by the stated assumptions.
    pub road_minutes: u32,
    /// The crossing used, where the border lies between.
    pub crossing: Option<String>,
    /// Typical minutes of waiting there; nothing where unknown, and then the total leaves it out.
    pub wait_minutes: Option<u32>,
}

impl Drive {
    /// Road and, where known, waiting.
    #[must_use]
    pub fn total_minutes(&self) -> u32 {
        self.road_minutes + self.wait_minutes.unwrap_or(0)
    }

    /// Whether a wait belongs in the total but is not known.
    #[must_use]
    pub fn wait_unknown(&self) -> bool {
        self.crossing.is_some() && self.wait_minutes.is_none()
    }
}

/// The drive from a site to `origin`: straight to a crossing (then its own wait), through the crossing
/// that takes least to a place on the other side, or straight to a place on the same side.
///
/// Waits are those of trucks to the north: from a site in the United States none is counted at a crossing
/// itself, and the wait to the south is unknown. A crossing whose wait is unknown is weighed by its road alone, and the result says so.
#[must_use]
pub fn drive(
    site: Coordinates,
    site_country: &str,
    origin: &Origin,
    crossings: &[Crossing],
    roads: RoadAssumptions,
) -> Drive {
    let northbound = site_country == "MX";
    if origin.crossing && northbound {
        let wait = crossings.iter().find(|c| c.id == origin.id).and_then(|c| c.wait_minutes).map(|w| w.1);
        return Drive {
            road_minutes: roads.minutes(site.meters_to(origin.at)),
            crossing: Some(origin.id.clone()),
            wait_minutes: wait,
        };
    }
    if origin.crossing || site_country == origin.country {
        return Drive {
            road_minutes: roads.minutes(site.meters_to(origin.at)),
            crossing: None,
            wait_minutes: None,
        };
    }
    crossings
        .iter()
        .filter(|crossing| crossing.trucks && crossing.open)
        .map(|crossing| Drive {
            road_minutes: roads.minutes(site.meters_to(crossing.at))
                + roads.minutes(crossing.at.meters_to(origin.at)),
            crossing: Some(crossing.id.clone()),
            wait_minutes: crossing.wait_minutes.filter(|_| northbound).map(|wait| wait.1),
        })
        .min_by_key(|drive| (drive.total_minutes(), drive.crossing.clone()))
        .unwrap_or_else(|| Drive {
            road_minutes: roads.minutes(site.meters_to(origin.at)),
            crossing: None,
            wait_minutes: None,
        })
}

/// The vertices of a line or ring on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// What it outlines.
    pub feature: OutlineFeature,
    /// Its vertices, in order.
    pub points: Vec<Coordinates>,
}

/// What an outline outlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineFeature {
    /// Mexico, as a closed ring.
    Mexico,
    /// The United States, as a closed ring.
    UnitedStates,
    /// The international boundary.
    Border,
    /// The boundary of San Diego County.
    County,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_from_text_to_the_micro_degree() {
        let at = Coordinates::parse("32.5494", " -116.9387 ").unwrap();
        assert_eq!((at.latitude, at.longitude), (32_549_400, -116_938_700));
        assert_eq!(at.to_string(), "32.5494, -116.9387");
        assert!(Coordinates::parse("32,5", "-116").is_none());
        assert!(Coordinates::parse("91", "0").is_none());
        assert!(Coordinates::parse("", "-116").is_none());
    }

    #[test]
    fn degrees_minutes_seconds() {
        assert_eq!(from_degrees_minutes_seconds("32°25'27\""), Some(32_424_166));
        assert_eq!(from_degrees_minutes_seconds("117°2'3\"\""), Some(117_034_166));
        assert_eq!(from_degrees_minutes_seconds("20°61'0\""), None);
    }

    #[test]
    fn a_known_distance() {
        // Tijuana to Mexicali: some 145.8 km by an independent haversine.
        let tijuana = Coordinates::parse("32.5027", "-117.00371").unwrap();
        let mexicali = Coordinates::parse("32.62781", "-115.45446").unwrap();
        let meters = tijuana.meters_to(mexicali);
        assert!((145_000..146_500).contains(&meters), "{meters}");
        assert_eq!(tijuana.meters_to(tijuana), 0);
        let (south_west, north_east) = tijuana.box_around(40_000);
        assert!(south_west.latitude < tijuana.latitude && north_east.longitude > tijuana.longitude);
    }

    #[test]
    fn waits_are_those_of_trucks_to_the_north() {
        let at = |latitude, longitude| Coordinates { latitude, longitude };
        let gate = Crossing {
            id: "gate".into(),
            name: "Gate".into(),
            other_names: Vec::new(),
            trucks: true,
            open: true,
            at: at(32_550_000, -116_938_000),
            wait_minutes: Some((15, 25, 50)),
            wait_source: "test".into(),
            as_of: "2026".into(),
            trucks_2024: None,
        };
        let origin = |crossing, country: &str, place| Origin {
            id: "gate".into(),
            name: String::new(),
            at: place,
            country: country.into(),
            crossing,
        };
        let (south, north) = (at(32_450_000, -116_938_000), at(32_650_000, -116_938_000));
        let roads = RoadAssumptions::STATED;
        let crossings = std::slice::from_ref(&gate);
        let way = |site, country, origin: &Origin| drive(site, country, origin, crossings, roads);
        let to_gate = way(south, "MX", &origin(true, "US", gate.at));
        // 11.1195 km × 1.4 ÷ 40 km/h = 23.35 minutes, rounded up.
        assert_eq!((to_gate.road_minutes, to_gate.wait_minutes, to_gate.total_minutes()), (24, Some(25), 49));
        assert_eq!(way(north, "US", &origin(true, "US", gate.at)).wait_minutes, None);
        assert!(!way(north, "US", &origin(true, "US", gate.at)).wait_unknown());
        let over = way(south, "MX", &origin(false, "US", north));
        assert_eq!((over.crossing.as_deref(), over.total_minutes()), (Some("gate"), 24 + 24 + 25));
        assert!(way(north, "US", &origin(false, "MX", south)).wait_unknown(), "to the south nobody tells");
    }

    #[test]
    fn the_road_takes_longer_and_rounds_up() {
        let roads = RoadAssumptions::STATED;
        assert_eq!(roads.road_meters(10_000), 14_000);
        assert_eq!(roads.minutes(10_000), 21);
        assert_eq!(roads.minutes(1), 1);
    }
}
