/// What a PDF holds, for the tests of what makes it and of who may read it.
package org.palermo.pdf.test;
