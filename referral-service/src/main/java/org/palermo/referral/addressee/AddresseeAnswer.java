package org.palermo.referral.addressee;

/// What an organisation answers to a record that is addressed to it.
public enum AddresseeAnswer {
    /// It takes on the task: it acts as guardian, adviser or prosecutor.
    ACCEPTED,
    /// It does not take on the task, or can't do it any longer.
    DECLINED,
    /// It sends a text to those who follow the case.
    STATEMENT
}
