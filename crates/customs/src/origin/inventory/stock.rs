//! Stock in layers, as received.

use std::collections::VecDeque;

use jiff::civil::Date;

use super::InventoryError;
use crate::decimal::Decimal;

/// A part of a receipt that is in stock, or that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer<T> {
    /// Day of its receipt.
    pub received: Date,
    /// Units.
    pub quantity: Decimal,
    /// What the units have in common: a value, an origin.
    pub kind: T,
}

/// From which end stock is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// Stock in the order of receipt.
#[derive(Clone, Debug)]
pub(super) struct Stock<T> {
    layers: VecDeque<Layer<T>>,
}

impl<T: Clone> Stock<T> {
    pub(super) const fn new() -> Self {
        Self { layers: VecDeque::new() }
    }

    pub(super) fn receive(&mut self, layer: Layer<T>) {
        self.layers.push_back(layer);
    }

    pub(super) fn layers(&self) -> impl Iterator<Item = &Layer<T>> {
        self.layers.iter()
    }

    pub(super) fn held(&self) -> Result<Decimal, InventoryError> {
        let mut held = Decimal::ZERO;
        for layer in &self.layers {
            held = held.checked_add(layer.quantity)?;
        }
        Ok(held)
    }

    /// Takes `quantity` from one end, of the layers that `eligible` admits; the layers taken, in the
    /// order taken.
    pub(super) fn withdraw(
        &mut self,
        date: Date,
        quantity: Decimal,
        end: End,
        eligible: impl Fn(&T) -> bool,
    ) -> Result<Vec<Layer<T>>, InventoryError> {
        let mut held = Decimal::ZERO;
        for layer in self.layers.iter().filter(|l| eligible(&l.kind)) {
            held = held.checked_add(layer.quantity)?;
        }
        if held < quantity {
            return Err(InventoryError::NotEnoughInStock { date, wanted: quantity, held });
        }
        let mut wanted = quantity;
        let mut taken = Vec::new();
        let indices: Vec<usize> = match end {
            End::First => (0..self.layers.len()).collect(),
            End::Last => (0..self.layers.len()).rev().collect(),
        };
        for index in indices {
            if wanted.is_zero() {
                break;
            }
            let layer = &mut self.layers[index];
            if !eligible(&layer.kind) || layer.quantity.is_zero() {
                continue;
            }
            let used = layer.quantity.min(wanted);
            layer.quantity = layer.quantity.checked_sub(used)?;
            wanted = wanted.checked_sub(used)?;
            taken.push(Layer { received: layer.received, quantity: used, kind: layer.kind.clone() });
        }
        self.layers.retain(|layer| !layer.quantity.is_zero());
        Ok(taken)
    }
}

/// Refuses an entry dated before the one above it.
pub(super) fn in_order(previous: &mut Option<Date>, date: Date) -> Result<(), InventoryError> {
    if let Some(before) = *previous
        && date < before
    {
        return Err(InventoryError::OutOfOrder { date, previous: before });
    }
    *previous = Some(date);
    Ok(())
}
