/// Turns one page of the portal into a PDF. It fetches nothing, keeps nothing, and logs nothing of what it is sent.
///
/// {@link org.palermo.pdf.DocumentsResource} takes the page, {@link org.palermo.pdf.Page} keeps of it what can be printed,
/// {@link org.palermo.pdf.Typesetter} sets it in the embedded fonts, and {@link org.palermo.pdf.Printing} bounds how many at once and how
/// long.
package org.palermo.pdf;
