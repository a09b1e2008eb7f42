import { themeButton } from './theme.js';

const masthead = document.querySelector('.masthead');
if (masthead !== null) themeButton(masthead);
