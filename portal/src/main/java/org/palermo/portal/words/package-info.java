/// The words of the pages of the desks: one file for each language and topic (`words/<topic>_<language>.properties`).
///
/// A country can put files of its own beside them (`palermo.portal.words`, a directory): their words replace ours, also those of the
/// pages made by hand ({@link org.palermo.portal.message}). Plurals follow the rules of ICU. A word that has no translation fails the
/// build.
package org.palermo.portal.words;
