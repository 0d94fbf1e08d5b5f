//! Customers: the list, one customer, and how one comes to be.

mod agreement;
mod closed;
mod create;
mod csv;
mod export;
mod list;
mod products;
mod query;
mod show;
mod tags;
mod words;

use super::routes::{Routes, mfa, path as at};
use crate::domain::permission::Permission;

/// The routes of this family.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get(at::CUSTOMERS, mfa(Permission::Customers), list::show)
        .get(at::CUSTOMERS_EXPORT, mfa(Permission::Customers), export::show)
        .get(at::CUSTOMERS_NEW, mfa(Permission::CreateCustomer), create::show)
        .post(at::CUSTOMERS_NEW, mfa(Permission::CreateCustomer), create::submit)
        .get(at::CUSTOMER, mfa(Permission::Customers), show::show)
        .get(at::CUSTOMER_ORDER, mfa(Permission::OrderProducts), products::order)
        .get(at::CUSTOMER_PRODUCTS, mfa(Permission::ViewProducts), products::show)
        .post(at::CUSTOMER_TAGS, mfa(Permission::TagCustomers), tags::submit)
        .post(at::CUSTOMER_AGREEMENT, mfa(Permission::AttestAgreement), agreement::submit)
        .get(at::RESELLER_CUSTOMERS_NEW, mfa(Permission::CreateCustomerForReseller), create::show_for_reseller)
        .post(at::RESELLER_CUSTOMERS_NEW, mfa(Permission::CreateCustomerForReseller), create::submit_for_reseller)
}
