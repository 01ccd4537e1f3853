/// The case files that the reader may see, page by page: overdue, due soon, or all.
package org.palermo.portal.worklist;
