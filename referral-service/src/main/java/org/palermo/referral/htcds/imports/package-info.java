/// The import of a file: the upload in pieces, the run of the worker, and what became of each row.
package org.palermo.referral.htcds.imports;
