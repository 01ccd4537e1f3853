/// The check of a job offer, for everybody: a form, and an answer item by item. It works without JavaScript and without signing in.
///
/// What is typed is passed to the service and shown again in the answer to the same request. It is never stored, logged, or part of an
/// address.
package org.palermo.portal.joboffer;
