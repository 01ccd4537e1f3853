/// Pages to print, saved as PDF by an application of its own (`palermo.pdf.url`). Without it there is no link, and the page prints.
package org.palermo.portal.pdf;
