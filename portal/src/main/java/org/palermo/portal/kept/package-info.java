/// What the browser's *Back* leads to after a form was sent: forms that are being typed, answers, and pages. Every form is answered
/// with a redirect to an address that has only an id, so no browser asks to send it again.
///
/// Rows are sealed with the portal's key and bound to whom they are for. They are few for each person, small, and end within an hour.
package org.palermo.portal.kept;
