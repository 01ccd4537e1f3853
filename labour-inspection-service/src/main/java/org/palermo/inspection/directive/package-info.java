/// Orders of inspectors to employers. "Order" is a reserved word of SQL, so an order is a directive in code and tables.
///
/// {@link VisitDirectives} issues orders, {@link Directives} reads them, {@link DirectiveSteps} changes them,
/// {@link Directive} has the rules of one order. {@link TermWatch} tells the inspectorate when a term is over; {@link FinalDirectives} says
/// what is final.
///
/// Invariants: an order is based on violations of one visit; its text and remarks are sealed; each step is an entry that never changes;
/// an order whose appeal is pending is not final.
package org.palermo.inspection.directive;
