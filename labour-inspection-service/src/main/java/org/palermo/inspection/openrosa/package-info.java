/// Phones with ODK Collect, by OpenRosa 1.0 (https://docs.getodk.org/openrosa): the list of forms, a form with the workplaces of the day,
/// and filled forms with their photographs.
///
/// - {@link org.palermo.inspection.openrosa.OpenRosaResource} speaks the protocol.
/// - {@link org.palermo.inspection.openrosa.FormSubmissions} makes a filled form a visit with its findings, once.
///
/// Invariants: a form and the list of workplaces hold no complaint, no household's name and nothing about a suspected victim; nothing
/// that a phone sent is lost: what differs from what it sent before waits for a person; the phone is told 201 or 202 only when all of
/// the request is on the disk.
package org.palermo.inspection.openrosa;
