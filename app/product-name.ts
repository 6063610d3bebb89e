export const productName = 'Plinth'
