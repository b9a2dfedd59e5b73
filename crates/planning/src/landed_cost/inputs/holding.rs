//! What holding stock costs.

use crate::landed_cost::figure::{Amount, Number};

/// What holding stock costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hold {
    /// Cost of holding beyond capital (storage, insurance, shrinkage), a share of stock value a year.
    pub storage_rate: Option<Number>,
    /// Safety stock, where it is computed.
    pub safety: Option<SafetyStock>,
    /// Whether stock between replenishments is counted (half a shipment on average).
    pub cycle_stock: bool,
    /// Stock that ages: loss in value, a share of average stock a year.
    pub obsolescence: Option<Number>,
    /// End-of-life stock written off, a share of annual purchases.
    pub end_of_life: Option<Number>,
    /// Prepayment to the supplier.
    pub prepayment: Option<Prepayment>,
    /// Value-added tax paid on temporary import until refunded.
    pub tax_float: Option<TaxFloat>,
}

/// Safety stock from demand, lead time and service level.
#[derive(Clone, Debug, PartialEq)]
pub struct SafetyStock {
    /// Standard deviation of one day's demand, in units.
    pub daily_demand_deviation: Number,
    /// Lead time from order to stock, in days.
    pub lead_time_days: Number,
    /// Standard deviation of the lead time, in days; zero must be said.
    pub lead_time_deviation_days: Number,
    /// Probability of no stock-out in a cycle, a share such as 0.95.
    pub service_level: Number,
}

/// Money paid before the goods are there.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepayment {
    /// Share of the cost of making paid ahead.
    pub share: Number,
    /// Days before shipment.
    pub days: Number,
}

/// Value-added tax lying with the treasury.
#[derive(Clone, Debug, PartialEq)]
pub struct TaxFloat {
    /// Rate, a share.
    pub rate: Number,
    /// What it is taken on, a unit: imported materials with duty and fees.
    pub base: Amount,
    /// Days until refund.
    pub days: Number,
}
