/// What is owed, computed from the facts, and the statement of it.
package org.palermo.inspection.wage.statement;
