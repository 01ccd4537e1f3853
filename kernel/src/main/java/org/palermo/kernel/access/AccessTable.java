package org.palermo.kernel.access;

import java.util.List;

/// Who may do what in a service. There is one implementation per service, in its root package, and whoever wants to know
/// reads that file.
public interface AccessTable {

    /// What the service is called on the page for people.
    String title();

    /// One row per operation.
    List<Operation> operations();

    /// Fields that not everybody sees who may call the operation.
    List<Limit> limits();
}
