/// Reading the rows of a file: CSV, Excel, and instances of the form.
package org.palermo.referral.htcds.file;
