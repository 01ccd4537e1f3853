/// The Human Trafficking Case Data Standard 2.0, in and out: the Excel template, instances of the form, and CSV. The published
/// files disagree with each other; each difference is accepted, and named in the report of a run as a {@link Trap}.
///
/// - What a field is, which names it goes by and where it lives here stands in one file, `palermo/htcds/fields-2.0.json`.
/// - A file is kept sealed, in pieces, only until its rows are in; a row is written with the progress of its run in one
///   transaction, so that a run that was killed goes on behind the last row that is in.
/// - What the model has no place for is kept with the person, sealed under her key. What can't be kept is counted.
/// - The report holds names of fields, codes and numbers of rows, and never a word of what stood in a row.
package org.palermo.referral.htcds;
