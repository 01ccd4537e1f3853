/// Files on a case: the list on its page, a page for each, and the form that sends one.
package org.palermo.portal.desk.document;
