use super::*;

#[test]
fn the_band_of_old_age_follows_the_base() {
    let figure = |text: &str| Number::declared(text.parse().unwrap());
    let year = Year { parameters: &sample(), daily: Decimal::ONE, items: Vec::new() };
    let rate = |base: &str| {
        let base = base.parse().unwrap();
        year.old_age_band(base, Decimal::from_integer(100), Decimal::from_integer(120)).unwrap()
    };
    assert_eq!(rate("120"), figure("0.03"));
    assert_eq!(rate("120.01"), figure("0.04"));
    assert_eq!(rate("150"), figure("0.04"));
    assert_eq!(rate("151"), figure("0.07"));
}

#[test]
fn a_year_without_its_parameters_is_refused() {
    let mut parameters = sample();
    parameters.uma = Number::unknown(Source::computed());
    let terms = LaborTerms {
        grade: "operator".into(),
        wage: Wage::Daily(Number::declared(Decimal::from_integer(500))),
        risk_class: 2,
        week_hours: None,
        christmas_bonus_days: None,
        paid_absence_days: None,
        options: LaborOptions::default(),
    };
    assert_eq!(cost(&parameters, &terms), Err(CostError::LaborYearUnknown { year: 2026 }));
    let mut terms = terms;
    terms.risk_class = 6;
    assert!(matches!(cost(&sample(), &terms), Err(CostError::NotPositive { .. })));
}

fn sample() -> LaborParameters {
    let n = |text: &str| Number::declared(text.parse::<Decimal>().unwrap());
    LaborParameters {
        year: 2026,
        minimum_wage: n("120"),
        uma: n("100"),
        sickness_fixed: n("0.2"),
        sickness_excess: n("0.01"),
        excess_threshold: n("3"),
        sickness_cash: n("0.01"),
        pensioners: n("0.01"),
        disability: n("0.01"),
        childcare: n("0.01"),
        retirement: n("0.02"),
        old_age: vec![
            OldAgeBand { up_to: BandEnd::MinimumWage, rate: n("0.03") },
            OldAgeBand { up_to: BandEnd::Uma("1.5".parse().unwrap()), rate: n("0.04") },
            OldAgeBand { up_to: BandEnd::Open, rate: n("0.07") },
        ],
        work_risk: [n("0.005"), n("0.01"), n("0.02"), n("0.04"), n("0.07")],
        base_cap: n("25"),
        housing: n("0.05"),
        payroll_tax: n("0.04"),
        christmas_bonus_days: n("15"),
        vacation_days: n("12"),
        vacation_premium: n("0.25"),
        holidays: n("7"),
        week_hours: n("48"),
        week_days: n("6"),
    }
}
