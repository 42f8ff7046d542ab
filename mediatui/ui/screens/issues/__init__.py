"""The issues screen: what users reported."""
