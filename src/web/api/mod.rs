//! The JSON API.
use actix_web::{HttpResponse, web};
pub(super) fn routen(_: &mut web::ServiceConfig) {}
pub(super) struct Problem;
impl Problem {
    pub(super) fn fremde_herkunft() -> Self { Self }
    pub(super) fn antwort(&self) -> HttpResponse { HttpResponse::Forbidden().finish() }
}
