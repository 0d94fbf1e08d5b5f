//! Customers: the list, one customer, and how one comes to be.

mod agreement;
mod bulk_tags;
pub mod closed;
mod create;
mod export;
mod list;
mod products;
mod query;
mod remove;
mod renounce;
mod show;
mod tags;
mod transfer;
mod views;
mod words;

use super::routes::{Routes, mfa, mfa_fresh, path as at};
use crate::domain::permission::Permission;

/// The routes of this family.
pub fn routes(routes: Routes) -> Routes {
    routes
        .get(at::CUSTOMERS, mfa(Permission::Customers), list::show)
        .get(at::CUSTOMERS_EXPORT, mfa(Permission::Customers), export::show)
        .get(at::CUSTOMERS_NEW, mfa(Permission::CreateCustomer), create::show)
        .post(at::CUSTOMERS_NEW, mfa(Permission::CreateCustomer), create::submit)
        .post(at::CUSTOMERS_TAGS, mfa(Permission::TagCustomers), bulk_tags::submit)
        .post(at::CUSTOMER_VIEWS, mfa(Permission::Customers), views::save)
        .post(at::CUSTOMER_VIEW_DELETE, mfa(Permission::Customers), views::delete)
        .get(at::CUSTOMER_TRANSFER, mfa(Permission::ExtendRelationship), transfer::show)
        .post(at::CUSTOMER_TRANSFER, mfa(Permission::ExtendRelationship), transfer::submit)
        .get(at::CUSTOMER_REMOVE, mfa(Permission::RemoveRelationship), remove::show)
        .post(at::CUSTOMER_REMOVE, mfa_fresh(Permission::RemoveRelationship), remove::submit)
        .post(at::CUSTOMER_RENOUNCE, mfa_fresh(Permission::RemoveRelationship), renounce::submit)
        .get(at::CUSTOMER, mfa(Permission::Customers), show::show)
        .get(at::CUSTOMER_ORDER, mfa(Permission::OrderProducts), products::order)
        .get(at::CUSTOMER_PRODUCTS, mfa(Permission::ViewProducts), products::show)
        .post(at::CUSTOMER_TAGS, mfa(Permission::TagCustomers), tags::submit)
        .post(at::CUSTOMER_AGREEMENT, mfa(Permission::AttestAgreement), agreement::submit)
        .get(at::RESELLER_CUSTOMERS_NEW, mfa(Permission::CreateCustomerForReseller), create::show_for_reseller)
        .post(at::RESELLER_CUSTOMERS_NEW, mfa(Permission::CreateCustomerForReseller), create::submit_for_reseller)
}
