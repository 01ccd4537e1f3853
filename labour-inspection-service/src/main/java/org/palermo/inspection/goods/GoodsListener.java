package org.palermo.inspection.goods;

/// A component whose records follow from the edition in use.
public interface GoodsListener {

    /// Begins what must be done after an edition was loaded, and does not wait for its end. Runs after the transaction that loaded it.
    void loaded();
}
