/// Letters on a case: writing them, reading and printing them, and what became of them.
package org.palermo.portal.desk.letter;
