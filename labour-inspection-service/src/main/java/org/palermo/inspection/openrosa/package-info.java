/// Phones with ODK Collect, by OpenRosa 1.0 (https://docs.getodk.org/openrosa): the list of forms, a form with the workplaces of the day,
/// and filled forms with their photographs.
///
/// - {@link org.palermo.inspection.openrosa.phone.OpenRosaResource} speaks the protocol.
/// - {@link org.palermo.inspection.openrosa.FormSubmissions} records a filled form as a visit with its findings, once.
///
/// Invariants: a form and the list of workplaces hold no complaint, no household's name and nothing about a suspected victim; nothing that
/// a phone sent is lost: a form that differs from what it sent before is stored until a person settles it; the phone is told 201 or 202
/// only when all of the request is on the disk.
package org.palermo.inspection.openrosa;
