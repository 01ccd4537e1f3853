/// Case files in the reader's scope, page by page: what is overdue, what will be soon, or all.
package org.palermo.portal.worklist;
