/// Service lines: what a provider offers in a category, where, through which channels, and in which state. Every change of a line's state
/// and description is kept, so the state at any past instant is known. The ministry is notified in the same transaction when a change
/// costs a region a required category or brings it back ({@link EssentialServices}).
package org.palermo.referral.mechanism.serviceline;
