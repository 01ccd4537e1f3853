/// The parts that a desk is declared with: topics, pages, sections, fields, inputs and conditions.
package org.palermo.portal.desk.page;
