/// The Human Trafficking Case Data Standard 2.0, import and export: the Excel template, instances of the form, and CSV. The published files
/// disagree with each other; each deviation is accepted, and named in the report of a run as a
/// {@link org.palermo.referral.htcds.standard.Deviation}.
///
/// - One file, `palermo/htcds/fields-2.0.json`, defines the fields, their names, and their places in a case file.
/// - A file is kept sealed, in pieces, only until its rows are imported. A row and the progress of its run are written in one transaction,
/// so that a killed run resumes after the last imported row.
/// - Values without a place in the model are kept with the person, sealed under her key. Values that cannot be kept are counted.
/// - The report contains names of fields, codes and row numbers, and never any content of a row.
///
/// The sub-packages, in the order in which a file passes through them:
///
/// - `imports`: the upload, the run of the worker, the outcome of each row
/// - `file`: rows of CSV, Excel and the form
/// - `standard`: the fields, their names and codes, the deviations
/// - `mapping`: from a row to a case file, and back
/// - `export`: case files as files of the standard
package org.palermo.referral.htcds;
