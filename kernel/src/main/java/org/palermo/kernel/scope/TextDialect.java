package org.palermo.kernel.scope;

import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.SqlTypes;

/// PostgreSQL with `text` for strings: the schema has no `varchar(n)`, and the validation at start must not require it.
public class TextDialect extends PostgreSQLDialect {

    @Override
    protected String columnType(int sqlTypeCode) {
        return sqlTypeCode == SqlTypes.VARCHAR ? "text" : super.columnType(sqlTypeCode);
    }
}
